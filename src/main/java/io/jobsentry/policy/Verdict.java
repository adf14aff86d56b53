package io.jobsentry.policy;

import io.jobsentry.model.Advice;

/**
 * What is best done about a failure, as far as that can be told without asking anybody.
 *
 * @param reason what it was told from, in words
 */
public record Verdict(Advice advice, String reason) {}
