package io.jobsentry.replay;

import io.jobsentry.core.Notice;
import io.jobsentry.core.Rule;
import io.jobsentry.model.Incarnation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text that a detector or a rule is held to.
 *
 * @param rule whether it is a rule's
 * @param owner the name of the detector or the rule
 * @param number counted from 1, among those of its owner and kind
 * @param match whether it has to be noticed, or must not be
 */
public record Fixture(boolean rule, String owner, boolean match, int number, String text) {

  /**
   * What came of it.
   *
   * @param got what was found instead, in words
   */
  public record Outcome(Fixture fixture, boolean good, String got) {}

  /**
   * @param readLines the names of detectors that look at lines
   */
  public Outcome check(Eyes eyes, List<Rule> rules, Set<String> readLines) {
    return rule ? checkRule(eyes, rules, readLines) : checkDetector(eyes);
  }

  private Outcome checkDetector(Eyes eyes) {
    List<Notice> notices = eyes.notices(text);
    Optional<Notice> own = notices.stream().filter(it -> it.detector().equals(owner)).findFirst();
    String got =
        own.map(it -> "it says: " + it.message())
            .orElseGet(
                () ->
                    notices.isEmpty()
                        ? "nothing is noticed"
                        : "only these notice something: " + names(notices));
    return new Outcome(this, own.isPresent() == match, got);
  }

  private Outcome checkRule(Eyes eyes, List<Rule> rules, Set<String> readLines) {
    Rule own = rules.stream().filter(it -> it.name().equals(owner)).findFirst().orElseThrow();
    List<Notice> notices =
        readLines.contains(own.detector())
            ? eyes.notices(text)
            : List.of(new Notice(new Incarnation(1), own.detector(), text, 0));
    List<String> answers =
        notices.stream().flatMap(it -> eyes.answer(it).stream()).map(Rule::name).toList();
    String got =
        !answers.isEmpty()
            ? "answered by " + String.join(", ", answers)
            : notices.isEmpty()
                ? "nothing is noticed"
                : "no rule answers what is noticed by " + names(notices);
    return new Outcome(this, answers.contains(owner) == match, got);
  }

  private static String names(List<Notice> notices) {
    return notices.stream().map(Notice::detector).distinct().collect(Collectors.joining(", "));
  }
}
