package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A shell's complaint that is being read. */
final class ShellReading implements Reading {
  private String command = "";
  private ShellGrammar.@Nullable Spoken spoken;

  @Override
  public boolean knows(String line) {
    return false;
  }

  @Override
  public Step next(String line) {
    ShellGrammar.Spoken first = spoken;
    if (first != null) {
      // Of a syntax error the offending line is printed too.
      boolean again =
          ShellGrammar.spoken(line)
              .filter(it -> it.file().equals(first.file()) && it.rest().startsWith("`"))
              .isPresent();
      return again ? Step.LAST : Step.ENDED;
    }
    if (ShellGrammar.isTraced(line)) {
      command = line.substring(line.indexOf(' ') + 1);
      return Step.TAKEN;
    }
    spoken = ShellGrammar.spoken(line).orElse(null);
    return spoken == null ? Step.ENDED : Step.TAKEN;
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    ShellGrammar.Spoken it = spoken;
    if (it == null) {
      return Optional.empty();
    }
    boolean script = !it.file().endsWith("bash") || it.file().contains("/");
    Frame frame =
        it.line().isPresent()
            ? Frame.of(it.file(), it.line().getAsInt(), command, script)
            : Frame.of(it.file(), command, script);
    var thrown =
        new Thrown(
            Link.THROWN, ShellGrammar.type(it.rest()).orElse(""), it.rest(), List.of(frame), 0);
    return Optional.of(Draft.of(List.of(thrown), true));
  }
}
