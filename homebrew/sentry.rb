# Builds sentry from a checkout on this machine: see homebrew/README.md.
class Sentry < Formula
  desc "Self-healing supervisor for long-running jobs"
  license "Apache-2.0"
  head "file://#{ENV.fetch("HOMEBREW_SENTRY_CHECKOUT", "/set/HOMEBREW_SENTRY_CHECKOUT")}", using: :git

  depends_on "maven" => :build
  depends_on "openjdk@25"

  def install
    ENV["JOBSENTRY_JAVA_HOME"] = Formula["openjdk@25"].opt_prefix/"libexec/openjdk.jdk/Contents/Home" if OS.mac?
    ENV["JOBSENTRY_JAVA_HOME"] = Formula["openjdk@25"].opt_libexec if OS.linux?
    system "./install.sh", "--prefix", prefix
  end

  test do
    assert_match "sentry", shell_output("#{bin}/sentry version")
    assert_match "unknown command", shell_output("#{bin}/sentry verison 2>&1", 2)
  end
end
