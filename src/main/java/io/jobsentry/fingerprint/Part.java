package io.jobsentry.fingerprint;

/**
 * Something that a fingerprint is made of.
 *
 * @param name what it is of the failure
 * @param taken as it was printed
 * @param became what is left of it, and is hashed
 */
public record Part(String name, String taken, String became) {}
