package io.jobsentry.config;

import java.util.Comparator;

/**
 * Something in a config that is accepted and does nothing yet.
 *
 * @param key with its path, and the word where only one of its words is meant
 */
public record ConfigNotice(String key, ConfigProblem problem) {
  static final Comparator<ConfigNotice> IN_ORDER =
      Comparator.comparingInt((ConfigNotice notice) -> notice.problem().line())
          .thenComparingInt(notice -> notice.problem().column());
}
