package io.jobsentry.trace;

/** The C++ stack that PyTorch puts into the text of its errors. */
final class TorchStack {
  private TorchStack() {}

  /** Lines that belong to the text of an error, though nothing else says so. */
  static boolean isPart(String line) {
    return line.startsWith("frame #")
        || line.startsWith("Exception raised from ")
        || line.startsWith("CUDA kernel errors might be ")
        || line.startsWith("For debugging consider passing CUDA_LAUNCH_BLOCKING")
        || line.startsWith("Compile with `TORCH_USE_CUDA_DSA`");
  }

  /** {@code frame #1: c10::Error::Error(c10::SourceLocation) + 0x57 (0x7f0 in /opt/libc10.so)}. */
  static void addTo(NativeStack stack, String line) {
    if (!line.startsWith("frame #")) {
      return;
    }
    int colon = line.indexOf(": ");
    int offset = line.indexOf(" + 0x", Math.max(0, colon));
    if (colon < 0) {
      return;
    }
    String function = line.substring(colon + 2, offset < 0 ? line.length() : offset);
    String file = Text.between(line, " in ", ")");
    boolean own =
        !file.isEmpty()
            && !function.startsWith("<unknown")
            && !file.startsWith("/lib/")
            && !Folders.isDependency(file)
            && !file.contains("/bin/");
    stack.add(Frame.of(file, function, own));
  }
}
