package io.jobsentry.replay;

import io.jobsentry.core.Core;
import io.jobsentry.model.JobExit;
import io.jobsentry.monitor.Watchers;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Shows an old log to what would have watched the job, and lets the core decide as it would have
 * decided then. What a rule does is not undone: from the next line on the log is that of the job's
 * next incarnation. Memory does not grow with the log.
 */
public final class Replay {
  private final Core core;
  private final List<String> command;
  private final Watchers watchers;
  private final Consumer<Happening> happenings;
  private final LongConsumer progress;

  /**
   * @param command what the job is called
   * @param happenings is told in the order of the log
   * @param progress is told now and then how many bytes were read from disk
   */
  public Replay(
      Core core,
      List<String> command,
      Watchers watchers,
      Consumer<Happening> happenings,
      LongConsumer progress) {
    this.core = core;
    this.command = List.copyOf(command);
    this.watchers = watchers;
    this.happenings = happenings;
    this.progress = progress;
  }

  /**
   * What the log came to, and what its end means.
   *
   * @param text whether the log looks like one
   * @param stamped whether it told the time
   */
  public record Outcome(boolean text, boolean stamped, Totals totals, Ending ending) {}

  /**
   * Replays logs that belong together, the oldest first.
   *
   * @param exit how the job ended after its last line, if anybody knows
   */
  public Outcome of(List<Log> logs, Optional<JobExit> exit)
      throws IOException, InterruptedException {
    try (ReadAhead reading = ReadAhead.start(logs, ReadAhead.PIECE)) {
      Optional<Piece> first = reading.next();
      if (first.isEmpty()) {
        return new Outcome(true, true, Totals.NONE, new Ending(exit.isEmpty(), List.of()));
      }
      boolean text = first.get().isText();
      LogTime time = LogTime.of(first.get(), logs.getFirst().changed());
      var standIn = new StandIn(core, command, time);
      standIn.begin();
      var chronicle = new Chronicle(logs, time, happenings);
      var telling = new Telling(watchers, time, standIn, chronicle);
      Optional<Piece> next = first;
      while (next.isPresent()) {
        telling.read(next.get()).ifPresent(reading::giveBack);
        progress.accept(reading.taken());
        next = reading.next();
      }
      Ending ending = telling.end(exit);
      return new Outcome(text, time.stamped(), chronicle.totals(), ending);
    }
  }
}
