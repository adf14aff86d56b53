package io.jobsentry.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Says in the house style what went wrong with a command, and gives the code that it ends with. */
final class Complaints {
  private final Console console;

  Complaints(Console console) {
    this.console = console;
  }

  /** Wrong words on the command line. */
  int words(CommandLine.ParameterException e) {
    RefusalException refusal = WrongWords.explain(e);
    return say(refusal.sentence(), refusal.hint(), refusal.status());
  }

  /** Whatever a command threw. */
  int thrown(Exception e) {
    return switch (e) {
      case RefusalException no -> say(no.sentence(), no.hint(), no.status());
      case UncheckedIOException io when io.getCause() != null -> thrown(io.getCause());
      case IOException io -> {
        trace(io);
        yield say(inWords(io), "", ExitStatus.FAILED);
      }
      default -> fault(e);
    };
  }

  /** Something that should not have been possible. */
  int fault(Throwable e) {
    String message = e.getMessage();
    String what = e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    trace(e);
    return say(
        "internal fault: " + what,
        debugging()
            ? "please report this together with the trace above"
            : "`JOBSENTRY_DEBUG=1` in the environment shows where it came from",
        ExitStatus.INTERNAL);
  }

  private int say(String sentence, String hint, ExitStatus status) {
    console.error(sentence, hint);
    return status.code();
  }

  private void trace(Throwable e) {
    if (debugging()) {
      e.printStackTrace(console.err());
    }
  }

  private boolean debugging() {
    String wish = console.env().getOrDefault("JOBSENTRY_DEBUG", "");
    return !wish.isEmpty() && !wish.equals("0");
  }

  /** The library's own messages are often nothing but the path. */
  static String inWords(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "`" + missing.getFile() + "` is not there";
      case AccessDeniedException denied -> "no permission for `" + denied.getFile() + "`";
      case NotDirectoryException file -> "`" + file.getFile() + "` is not a folder";
      case FileSystemException other -> "`" + other.getFile() + "`: " + lower(other.getReason());
      default -> lower(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    };
  }

  private static String lower(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "input or output failed";
    }
    // Leave names such as EOF alone.
    boolean shout = text.length() > 1 && Character.isUpperCase(text.charAt(1));
    return shout ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
