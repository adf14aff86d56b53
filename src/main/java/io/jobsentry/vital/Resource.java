package io.jobsentry.vital;

import io.jobsentry.model.Advice;
import io.jobsentry.model.Category;
import io.jobsentry.model.Known;
import io.jobsentry.text.ByteWords;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Something of which there is only so much. */
public sealed interface Resource {

  /** The memory of all the job's processes together. */
  record Memory() implements Resource {}

  /** The open files of the process that comes nearest to its limit. */
  record OpenFiles() implements Resource {}

  /** The room on the disk that a path lies on. */
  record DiskSpace(Path path) implements Resource {}

  default String name() {
    return switch (this) {
      case Memory() -> "memory of the job";
      case OpenFiles() -> "open files";
      case DiskSpace(Path path) -> "disk " + path;
    };
  }

  /** An amount of it. */
  default String amount(double value) {
    return switch (this) {
      case Memory() -> ByteWords.of((long) value);
      case OpenFiles() -> Long.toString((long) value);
      case DiskSpace _ -> ByteWords.of((long) value);
    };
  }

  /** How things stand. */
  default String words(Reading reading) {
    return switch (this) {
      case Memory() -> name() + ": " + amount(reading.used()) + reading.where();
      case OpenFiles() ->
          name()
              + ": "
              + amount(reading.used())
              + (reading.full().isPresent() ? " of " + amount(reading.full().getAsDouble()) : "")
              + reading.where();
      case DiskSpace _ ->
          name() + ": " + amount(reading.full().orElse(0) - reading.used()) + " free";
    };
  }

  /** A bound on it. */
  default String words(Bound bound) {
    return switch (bound) {
      case Bound.Above(long amount) -> "above " + amount((double) amount);
      case Bound.AbovePercent(double percent) -> "above " + plain(percent) + " %";
      case Bound.Below(long amount) -> "below " + amount((double) amount);
      case Bound.BelowPercent(double percent) -> "below " + plain(percent) + " %";
    };
  }

  /** What is known of a job that runs short of it. */
  default Known known() {
    return switch (this) {
      case Memory() ->
          new Known(
              "the job takes too much memory",
              Category.CODE,
              Advice.RETRY_WITH_CHANGE,
              Known.OUT_OF_MEMORY.change());
      case OpenFiles() ->
          new Known("the job opens too many files", Category.CODE, Advice.AGENT, Optional.empty());
      case DiskSpace _ ->
          new Known(
              "the disk runs full",
              Category.INFRA,
              Advice.RETRY_WITH_CHANGE,
              Optional.of("make room on the disk"));
    };
  }

  /** What happens when there is no more of it. */
  default String end() {
    return switch (this) {
      case Memory() -> "at its limit";
      case OpenFiles() -> "at its limit";
      case DiskSpace _ -> "full";
    };
  }

  private static String plain(double percent) {
    return percent == Math.rint(percent)
        ? Long.toString((long) percent)
        : String.format(Locale.ROOT, "%.1f", percent);
  }
}
