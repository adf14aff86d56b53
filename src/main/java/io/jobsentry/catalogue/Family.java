package io.jobsentry.catalogue;

/**
 * Signatures that belong together, and can be switched off together.
 *
 * @param about one sentence
 */
public record Family(String name, String about) {}
