package io.jobsentry.core;

import io.jobsentry.model.Moment;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was noticed of one incarnation in one go, the likeliest cause first. Causes come before
 * their consequences, so of what weighs the same it is what the job said first.
 *
 * <p>A job that fails talks on until it is dead. What it said before a silence was about something
 * else, and it outlived that.
 */
public record Story(List<Clue> clues) {
  static final Story NONE = new Story(List.of());

  /** A pause of this length between two clues separates two stories. */
  static final Duration SILENCE = Duration.ofMinutes(1);

  /** So long before the end of the job something may have been its cause. */
  static final Duration PAST = Duration.ofHours(1);

  /** What is only a hint has less time to come true. */
  static final Duration RECENT = Duration.ofMinutes(5);

  private static final int KEPT = 16;

  private static final Comparator<Clue> LIKELIEST_FIRST =
      Comparator.comparing((Clue clue) -> clue.notice().weight())
          .thenComparingLong(clue -> clue.notice().offset())
          .thenComparing(Story::isOfOneLine);

  public Story {
    clues = List.copyOf(clues);
  }

  /** Of a trace, and a known failure in the line that it starts with, the trace says more. */
  private static boolean isOfOneLine(Clue clue) {
    return clue.notice().detector().indexOf('/') >= 0;
  }

  Story with(Notice notice, Moment at) {
    boolean goesOn =
        notice.weight() == Notice.Weight.ECHO
            || clues.stream().anyMatch(clue -> age(clue, at).compareTo(SILENCE) < 0);
    Stream<Clue> before = clues.stream().filter(clue -> goesOn && !notice.covers(clue.notice()));
    return new Story(
        Stream.concat(before, Stream.of(new Clue(notice, at)))
            .sorted(LIKELIEST_FIRST)
            .limit(KEPT)
            .toList());
  }

  /** Why the job ended, if it ended just now. */
  Optional<Notice> cause(Moment end) {
    return likeliest(end).filter(notice -> notice.weight() != Notice.Weight.ECHO);
  }

  /** What says most about why the job ended, even if it is only what followed from that. */
  Optional<Notice> likeliest(Moment end) {
    return clues.stream()
        .filter(clue -> age(clue, end).compareTo(reach(clue.notice())) < 0)
        .map(Clue::notice)
        .findFirst();
  }

  private static Duration reach(Notice notice) {
    return switch (notice.weight()) {
      case ALARM, EVIDENCE -> PAST;
      case HINT, ECHO -> RECENT;
    };
  }

  private static Duration age(Clue clue, Moment now) {
    return now.uptime().minus(clue.at().uptime());
  }
}
