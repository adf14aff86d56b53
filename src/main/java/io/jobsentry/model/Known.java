package io.jobsentry.model;

import java.util.Optional;

/**
 * What is known of failures such as one that was seen.
 *
 * @param as what it is known as, in words
 * @param change what to change, for a retry with a change
 */
public record Known(String as, Category category, Advice advice, Optional<String> change) {
  /** The kernel killed something for want of memory. */
  public static final Known OUT_OF_MEMORY =
      new Known(
          "the kernel was out of memory",
          Category.INFRA,
          Advice.RETRY_WITH_CHANGE,
          Optional.of("let it use less memory, or give it more"));
}
