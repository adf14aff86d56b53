#!/bin/sh
# Builds sentry from this checkout and installs it for one user. See --help.
# shellcheck disable=SC2016 # back-ticks in single quotes are for the reader
set -eu

usage() {
  cat <<'END'
Usage: ./install.sh [--prefix DIR] [--with-java]
       ./install.sh --bundle
       ./install.sh --uninstall [--prefix DIR]

Builds sentry from this checkout and installs it. Needs a JDK 25 and Maven, and no root.

Options:
  --prefix DIR   Install below DIR (default: ~/.local).
  --with-java    Install a JDK with the package manager of this machine when there is none.
  --bundle       Make a tarball that carries its own Java: target/sentry-VERSION-OS-ARCH.tar.gz.
  --uninstall    Take away what was installed below DIR. Projects keep their `.sentry`.
  -h, --help     Show this help and exit.
END
}

fail() {
  printf 'install.sh: error: %s\n' "$1" >&2
  [ -z "${2:-}" ] || printf '\nhint: %s\n' "$2" >&2
  exit 1
}

wrong_words() {
  printf 'install.sh: error: %s\n\nhint: `./install.sh --help` shows what can be said here\n' "$1" >&2
  exit 2
}

step() {
  printf '%s\n' "$1" >&2
}

prefix=${HOME:+$HOME/.local}
with_java=no
task=install
while [ $# -gt 0 ]; do
  case $1 in
    --prefix)
      [ $# -ge 2 ] || wrong_words '`--prefix` needs a value `DIR`'
      prefix=$2
      shift
      ;;
    --prefix=*) prefix=${1#--prefix=} ;;
    --with-java) with_java=yes ;;
    --bundle) task=bundle ;;
    --uninstall) task=uninstall ;;
    -h | --help)
      usage
      exit 0
      ;;
    *) wrong_words "unknown option \`$1\`" ;;
  esac
  shift
done
[ -n "$prefix" ] || wrong_words '`--prefix` is empty, and `HOME` is not set'
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac

checkout=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
cd "$checkout"
# shellcheck source=bin/java.sh
. bin/java.sh

# Sets `command` to the way in which this machine installs a JDK of at least 25.
package_command() {
  command=
  remark=
  as_root=
  [ "$(id -u)" = 0 ] || as_root='sudo '
  if command -v brew >/dev/null 2>&1; then
    command='brew install openjdk@25'
  elif command -v apt-get >/dev/null 2>&1; then
    command="${as_root}apt-get update && ${as_root}apt-get install -y openjdk-25-jdk-headless"
    package=openjdk-25-jdk-headless
    if command -v apt-cache >/dev/null 2>&1 && ! apt-cache show "$package" >/dev/null 2>&1; then
      remark="The package lists of this machine do not have \`$package\`; newer releases do."
    fi
  elif command -v dnf >/dev/null 2>&1; then
    command="${as_root}dnf install -y java-25-openjdk-devel"
  elif command -v zypper >/dev/null 2>&1; then
    command="${as_root}zypper --non-interactive install java-25-openjdk-devel"
  elif command -v pacman >/dev/null 2>&1; then
    command="${as_root}pacman -S --noconfirm jdk-openjdk"
  elif command -v apk >/dev/null 2>&1; then
    command="${as_root}apk add openjdk25"
  elif [ -f "${HOME:-/nonexistent}/.sdkman/bin/sdkman-init.sh" ]; then
    command="bash -c '. ~/.sdkman/bin/sdkman-init.sh && sdk install java 25-tem'"
  fi
}

# Finds a Java of at least 25, or gets one when that is wished for.
need_java() {
  find_java || true
  if [ -n "${JOBSENTRY_JAVA_HOME:-}" ] && [ "$java" != "$JOBSENTRY_JAVA_HOME" ]; then
    fail "\`JOBSENTRY_JAVA_HOME\` names \`$JOBSENTRY_JAVA_HOME\`, where there is no Java of at least 25" \
      'name the folder of a JDK 25, or leave it to install.sh to find one'
  fi
  [ -z "$java" ] || return 0
  {
    printf '%s\n' 'no Java of at least 25 was found'
    [ -z "$seen" ] || printf 'found, and too old:\n%s' "$seen"
  } >&2
  package_command
  if [ -z "$command" ]; then
    fail 'sentry runs on Java 25 or later' \
      'install a JDK 25 and say where it is: `JOBSENTRY_JAVA_HOME=/folder/of/jdk ./install.sh`'
  fi
  printf '\nThis installs one:\n\n  %s\n\n' "$command" >&2
  [ -z "$remark" ] || printf '%s\n\n' "$remark" >&2
  if [ "$with_java" = no ]; then
    answer=
    if [ -t 0 ] && [ -t 2 ]; then
      printf 'Run it now? [y/N] ' >&2
      IFS= read -r answer || answer=
    fi
    case $answer in
      y | Y | yes | Yes) ;;
      *) fail 'sentry runs on Java 25 or later' \
        '`./install.sh --with-java` runs the command above; `JOBSENTRY_JAVA_HOME` names a Java elsewhere' ;;
    esac
  fi
  step "running: $command"
  sh -c "$command" >&2 || fail "\`$command\` failed" \
    "see what it said above; this release of the system may be too old to offer Java 25"
  find_java || fail "\`$command\` went well, and still no Java of at least 25 is found" \
    'say where it is: `JOBSENTRY_JAVA_HOME=/folder/of/jdk ./install.sh`'
}

# Whether something was changed since the jar was built.
stale() {
  [ -f target/sentry.jar ] || return 0
  [ -d target/lib ] || return 0
  [ -d target/natives/lib ] || return 0
  [ -d target/natives/org/sqlite ] || return 0
  [ -n "$(find pom.xml src/main build -newer target/sentry.jar -print 2>/dev/null | head -n 1)" ]
}

build() {
  stale || return 0
  command -v mvn >/dev/null 2>&1 || fail 'Maven is missing, and nothing is built yet' \
    "install the package \`maven\`, or build elsewhere and copy \`target/\`"
  step 'building (mvn package)'
  # The toolchain looks for a JDK 25 in the usual places and here.
  JAVA25_HOME=$java mvn -B -q -ntp -Dstyle.color=never -DskipTests package >&2 \
    || fail 'the build failed' '`mvn -B -DskipTests package` shows the whole of it'
  # Maven leaves a jar alone that would not change.
  touch target/sentry.jar
}

# Lays out what belongs below lib/sentry in the folder $1.
lay_out() {
  mkdir -p "$1/lib"
  cp target/sentry.jar bin/java.sh "$1/"
  cp target/lib/*.jar "$1/lib/"
  cp LICENSE THIRD-PARTY.md "$1/"
  platform=$(native_platform)
  if [ -n "$platform" ]; then
    mkdir -p "$1/natives/lib"
    cp "target/natives/lib/$platform"-* "$1/natives/lib/"
  else
    step 'there is no parser for this platform: of a failing program lines are shown, not whole functions'
    step 'there is no SQLite for this platform: `sentry groups` does not work'
  fi
  sqlite_platforms | while read -r platform; do
    mkdir -p "$1/natives/org/sqlite/native/$platform"
    cp "target/natives/org/sqlite/native/$platform/"* "$1/natives/org/sqlite/native/$platform/"
  done
}

# The folders of SQLite that run here. Which C library a Java uses is seen when it runs.
sqlite_platforms() {
  case $(native_platform) in
    x86_64-linux-gnu) printf '%s\n' Linux/x86_64 Linux-Musl/x86_64 ;;
    aarch64-linux-gnu) printf '%s\n' Linux/aarch64 Linux-Musl/aarch64 ;;
    x86_64-macos) echo Mac/x86_64 ;;
    aarch64-macos) echo Mac/aarch64 ;;
  esac
}

# What the names of the libraries start with that run here.
native_platform() {
  case $(uname -s)-$(uname -m) in
    Linux-x86_64 | Linux-amd64) echo x86_64-linux-gnu ;;
    Linux-aarch64 | Linux-arm64) echo aarch64-linux-gnu ;;
    Darwin-x86_64) echo x86_64-macos ;;
    Darwin-arm64) echo aarch64-macos ;;
  esac
}

# The flags that change the layout of a cache; the launcher has the same.
# Recorded profiles would make the cache dearer in memory than they are worth in time.
cache_flags='-XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED
  -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining'

# Makes the AOT caches of the folder $1 with the Java in $2. Without them sentry only starts slower.
make_caches() {
  make_cache "$1" "$2" sentry.aot
  make_cache "$1" "$2" supervisor.aot run
}

make_cache() {
  playground=$(mktemp -d)
  # shellcheck disable=SC2086 # several flags
  if "$2/bin/java" $cache_flags -XX:AOTCacheOutput="$1/$3" -cp "$1/sentry.jar" \
    io.jobsentry.cli.Rehearsal "$playground" ${4:-} > "$playground/said" 2>&1 \
    && [ -s "$1/$3" ]; then
    :
  else
    tail -n 5 "$playground/said" >&2
    step "the AOT cache \`$3\` could not be made: sentry works, and starts more slowly"
    rm -f "$1/$3"
  fi
  rm -rf "$playground"
}

# Puts a file in its place in one step, so that whoever uses the old one is not disturbed.
place() {
  mkdir -p "$(dirname -- "$2")"
  cp "$1" "$2.new.$$"
  chmod "$3" "$2.new.$$"
  mv -f "$2.new.$$" "$2"
}

completions='share/bash-completion/completions/sentry share/zsh/site-functions/_sentry share/fish/vendor_completions.d/sentry.fish'

install_all() {
  need_java
  build
  if ! mkdir -p "$prefix/lib" 2>/dev/null || [ ! -w "$prefix/lib" ]; then
    fail "no permission to write below \`$prefix\`" '`./install.sh --prefix DIR` installs somewhere else'
  fi

  # Whoever runs keeps the files that it was started from: a release is a folder of its own, and a
  # file names the current one.
  releases=$prefix/lib/sentry
  mkdir -p "$releases"
  release=$(mktemp -d "$releases/$(date +%Y%m%d-%H%M%S)-XXXXXX")
  chmod 755 "$release"
  step "installing below $prefix"
  lay_out "$release"
  printf '%s\n' "$java" > "$release/java-home"
  consider "$java"
  make_caches "$release" "$java"
  printf '%s\n' "$java $build" > "$release/sentry.aot.java"

  place bin/sentry "$prefix/bin/sentry" 755
  printf '%s\n' "${release##*/}" > "$release/name"
  place "$release/name" "$releases/current" 644
  manuals
  shells
  forget_old
  hello
}

manuals() {
  pages=$(mktemp -d)
  "$prefix/bin/sentry" man --output "$pages"
  rm -f "$prefix/share/man/man1/sentry.1" "$prefix/share/man/man1/sentry-"*.1
  for page in "$pages"/*.1; do
    place "$page" "$prefix/share/man/man1/${page##*/}" 644
  done
  rm -rf "$pages"
}

shells() {
  said=$(mktemp)
  for file in $completions; do
    case $file in
      *bash*) shell=bash ;;
      *zsh*) shell=zsh ;;
      *) shell=fish ;;
    esac
    "$prefix/bin/sentry" completion "$shell" > "$said"
    place "$said" "$prefix/$file" 644
  done
  rm -f "$said"
}

# Forgets the releases before this one that nobody runs any more.
forget_old() {
  for old in "$releases"/*/; do
    old=${old%/}
    [ "$old" = "$release" ] || in_use "$old" || rm -rf "$old"
  done
}

in_use() {
  if [ -r /proc/self/cmdline ]; then
    for process in /proc/[0-9]*/cmdline; do
      # It may end while it is looked at.
      { tr '\0' '\n' < "$process"; } 2>/dev/null | grep -qxF "$1/sentry.jar" && return 0
    done
    return 1
  fi
  # shellcheck disable=SC2009 # pgrep cuts long lines on some systems
  ps -A -o args= | grep -F "$1/sentry.jar" | grep -qvF grep
}

hello() {
  version=$("$prefix/bin/sentry" version)
  printf '\n%s is installed in %s\n\n' "$version" "$prefix/bin/sentry"
  sentry=sentry
  case ":$PATH:" in
    *":$prefix/bin:"*) ;;
    *)
      sentry=$(quoted "$prefix/bin/sentry")
      printf '%s is not on your PATH; this puts it there:\n\n  export PATH="%s:$PATH"\n\n' "$prefix/bin" "$prefix/bin"
      ;;
  esac
  example=$(quoted "$checkout/config-examples/comeback")
  printf 'Next:\n\n  %s help\n  %s run -C %s -- ./train.sh\n' "$sentry" "$sentry" "$example"
}

# As it has to be typed.
quoted() {
  case $1 in
    *[!A-Za-z0-9/._~+-]*) printf "'%s'" "$1" ;;
    *) printf '%s' "$1" ;;
  esac
}

uninstall() {
  if [ ! -e "$prefix/lib/sentry/current" ] && [ ! -e "$prefix/bin/sentry" ]; then
    fail "nothing of sentry is installed below \`$prefix\`" '`--prefix DIR` says where it is'
  fi
  rm -f "$prefix/bin/sentry"
  rm -rf "${prefix:?}/lib/sentry"
  rm -f "$prefix/share/man/man1/sentry.1" "$prefix/share/man/man1/sentry-"*.1
  for file in $completions; do
    rm -f "${prefix:?}/$file"
  done
  printf 'sentry is gone from %s; the `.sentry` folders of projects are still there\n' "$prefix"
}

bundle() {
  need_java
  build
  [ -x "$java/bin/jlink" ] || fail "\`$java\` has no \`jlink\`" \
    'a bundle needs a whole JDK: `JOBSENTRY_JAVA_HOME=/folder/of/jdk ./install.sh --bundle`'
  version=$(sed -n 's|^  <version>\(.*\)</version>.*|\1|p' pom.xml | head -n 1)
  os=$(uname -s | tr '[:upper:]' '[:lower:]')
  name=sentry-$version-$os-$(uname -m)
  work=$(mktemp -d "$checkout/target/bundle-XXXXXX")
  trap 'rm -rf "$work"' EXIT
  root=$work/$name
  lib=$root/lib/sentry
  step "making $name"
  mkdir -p "$root/bin"
  lay_out "$lib"
  cp bin/sentry "$root/bin/"
  cp README.md CHANGELOG.md LICENSE THIRD-PARTY.md "$root/"
  # Signals are heard through a class of the second; the database is reached through the third.
  modules=java.base,jdk.unsupported,java.sql
  "$java/bin/jlink" --add-modules "$modules" --strip-java-debug-attributes --no-header-files \
    --no-man-pages --compress zip-6 --output "$lib/runtime" >&2 \
    || fail 'jlink failed' 'some JDKs are built without the means to link: take another one'
  # The AOT caches take the place of the archive of the plain JDK.
  make_caches "$lib" "$lib/runtime"
  mkdir -p "$root/share/man/man1"
  "$root/bin/sentry" man --output "$root/share/man/man1"
  for file in $completions; do
    mkdir -p "$root/${file%/*}"
  done
  "$root/bin/sentry" completion bash > "$root/share/bash-completion/completions/sentry"
  "$root/bin/sentry" completion zsh > "$root/share/zsh/site-functions/_sentry"
  "$root/bin/sentry" completion fish > "$root/share/fish/vendor_completions.d/sentry.fish"
  tar -C "$work" -czf "$work/$name.tar.gz" "$name"
  mv -f "$work/$name.tar.gz" "target/$name.tar.gz"
  printf '%s, %s MB\n' "target/$name.tar.gz" "$(($(wc -c < "target/$name.tar.gz") / 1000000))"
}

case $task in
  install) install_all ;;
  bundle) bundle ;;
  uninstall) uninstall ;;
esac
