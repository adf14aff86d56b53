package io.jobsentry.incident;

import io.jobsentry.model.Incarnation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is known of a failure.
 *
 * @param frames the source of the trace's places, what failed first
 */
public record Dossier(
    Subject subject, Course course, Optional<Stack> stack, LogExcerpt excerpt, List<Page> frames) {
  public Dossier {
    frames = List.copyOf(frames);
  }

  /** One of which the output has not been looked at. */
  public Dossier(Subject subject, Course course) {
    this(subject, course, Optional.empty(), LogExcerpt.NONE, List.of());
  }

  /**
   * What never changes.
   *
   * @param detector that told of what counts as the cause
   * @param cause in one line
   * @param command of the job, as words
   */
  public record Subject(
      String id,
      Instant opened,
      int run,
      Incarnation incarnation,
      String detector,
      String cause,
      List<String> command) {
    public Subject {
      command = List.copyOf(command);
    }
  }

  /**
   * What may be learnt later.
   *
   * @param ended how the job ended, if it did
   * @param lastWords what it printed last, where nothing else says why it ended
   * @param verdict what is best done, in words
   * @param failing the streams that told of a failure, the first first
   */
  public record Course(
      Optional<String> ended,
      List<String> lastWords,
      Optional<String> verdict,
      List<String> failing) {
    public Course {
      lastWords = List.copyOf(lastWords);
      failing = List.copyOf(failing);
    }

    public Course endedWith(String words) {
      return new Course(Optional.of(words), lastWords, verdict, failing);
    }

    public Course judged(String words) {
      return new Course(ended, lastWords, Optional.of(words), failing);
    }

    Course with(UnaryOperator<String> change) {
      return new Course(
          ended.map(change),
          lastWords.stream().map(change).toList(),
          verdict.map(change),
          failing.stream().map(change).toList());
    }

    public Course failing(List<String> sources) {
      return new Course(ended, lastWords, verdict, sources);
    }
  }

  public String id() {
    return subject.id();
  }

  /** The same with every text put through something. */
  Dossier with(UnaryOperator<String> change) {
    return new Dossier(
        new Subject(
            subject.id(),
            subject.opened(),
            subject.run(),
            subject.incarnation(),
            subject.detector(),
            change.apply(subject.cause()),
            subject.command().stream().map(change).toList()),
        course.with(change),
        stack.map(it -> it.with(change)),
        excerpt.with(change),
        frames.stream().map(page -> page.with(change)).toList());
  }
}
