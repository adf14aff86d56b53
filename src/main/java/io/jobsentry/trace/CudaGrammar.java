package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What CUDA programs and the libraries below XLA say when a check of theirs fails. */
final class CudaGrammar implements Grammar {
  static final String CHECK = "Check failed: ";
  private static final String ERROR_AT = "CUDA error at ";
  private static final String GPU = "GPUassert: ";

  @Override
  public Language language() {
    return Language.CUDA;
  }

  @Override
  public Set<String> triggers() {
    return Set.of(CHECK, ERROR_AT, GPU);
  }

  @Override
  public Optional<Opening> open(String text, Before before) {
    int check = text.indexOf(CHECK);
    if (check >= 0) {
      // The logger's own stamp, with the letter of a fatal record, may have been taken away
      // already.
      boolean fatal = check == 0 || text.substring(0, check).endsWith("] ");
      return fatal
          ? Optional.of(new Opening(check, 0, new CheckReading(text.substring(check))))
          : Optional.empty();
    }
    return macro(text)
        .map(it -> new Opening(Math.max(0, start(text)), 0, new ComplaintReading(it)));
  }

  private static int start(String text) {
    int error = Text.header(text, ERROR_AT);
    return error >= 0 ? error : Text.header(text, GPU);
  }

  /** {@code CUDA error at main.cu:41 code=2(…) "…"} and {@code GPUassert: text main.cu 41}. */
  private static Optional<Thrown> macro(String text) {
    int error = Text.header(text, ERROR_AT);
    if (error >= 0) {
      String rest = text.substring(error + ERROR_AT.length());
      int blank = rest.indexOf(' ');
      int colon = NativeStack.colon(blank < 0 ? rest : rest.substring(0, blank));
      return colon < 0 || blank < 0
          ? Optional.empty()
          : Optional.of(
              error(
                  rest.substring(blank + 1),
                  rest.substring(0, colon),
                  Text.number(rest, colon + 1).orElse(0)));
    }
    int gpu = Text.header(text, GPU);
    int last = text.lastIndexOf(' ');
    int file = text.lastIndexOf(' ', last - 1);
    if (gpu < 0 || file <= gpu + GPU.length() || Text.digits(text, last + 1) != text.length()) {
      return Optional.empty();
    }
    return Optional.of(
        error(
            text.substring(gpu + GPU.length(), file),
            text.substring(file + 1, last),
            Text.number(text, last + 1).orElse(0)));
  }

  private static Thrown error(String message, String file, int line) {
    Frame frame = Frame.of(file, line, "", !Folders.isDependency(file));
    return new Thrown(Link.THROWN, "CUDA error", message, List.of(frame), 0);
  }
}
