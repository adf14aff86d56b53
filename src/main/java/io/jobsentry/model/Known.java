package io.jobsentry.model;

import java.util.Optional;

/**
 * What is known of failures such as one that was seen.
 *
 * @param as what it is known as, in words
 * @param change what to change, for a retry with a change
 */
public record Known(String as, Category category, Advice advice, Optional<String> change) {}
