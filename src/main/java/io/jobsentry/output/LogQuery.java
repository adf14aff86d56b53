package io.jobsentry.output;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.jobsentry.model.Incarnation;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which lines somebody wants to see. What is empty does not narrow.
 *
 * @param grep looked for in the text without escape sequences
 * @param last only so many of the lines that are there, from the end
 */
public record LogQuery(
    Optional<Incarnation> only,
    Optional<Instant> since,
    Optional<Instant> until,
    Optional<Pattern> grep,
    OptionalInt last) {
  public static final LogQuery ALL =
      new LogQuery(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty());

  /** The same, for lines in which an RE2 expression is found. */
  public LogQuery withGrep(String expression, boolean ignoreCase) throws BadExpressionException {
    try {
      int flags = ignoreCase ? Pattern.CASE_INSENSITIVE : 0;
      return new LogQuery(
          only, since, until, Optional.of(Pattern.compile(expression, flags)), last);
    } catch (PatternSyntaxException e) {
      throw new BadExpressionException(e.getDescription());
    }
  }

  public LogQuery withLast(int lines) {
    return new LogQuery(only, since, until, grep, OptionalInt.of(lines));
  }

  /** Whether lines have to be looked at one by one to know if they are wanted. */
  boolean picks() {
    return grep.isPresent() || until.isPresent();
  }
}
