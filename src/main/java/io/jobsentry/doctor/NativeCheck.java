package io.jobsentry.doctor;

import io.jobsentry.frames.Syntax;
import io.jobsentry.posix.Posix;
import io.jobsentry.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Whether the calls of the system and the compiled libraries can be used. */
final class NativeCheck implements Check {
  private final Clock clock;

  NativeCheck(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "native";
  }

  @Override
  public List<Finding> look(Patient patient) {
    var findings = new ArrayList<Finding>();
    try {
      Posix.isTerminal(0);
    } catch (RuntimeException | LinkageError e) {
      findings.add(
          Finding.failure(
              this,
              "calls of the system do not work: " + e.getMessage(),
              "without them no job can be told from another, and none is signalled",
              "start sentry by its launcher, on a platform that it knows"));
    }
    List<String> troubles = Syntax.shipped(clock).troubles();
    if (!troubles.isEmpty()) {
      findings.add(
          Finding.warning(
              this,
              troubles.getFirst()
                  + (troubles.size() == 1
                      ? ""
                      : " (and " + Words.count(troubles.size() - 1, "more trouble") + ")"),
              "incidents then show plain lines around a failure, and not its function",
              "install sentry again, with its `natives` folder"));
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(this, "calls of the system, and all grammars"))
        : findings;
  }
}
