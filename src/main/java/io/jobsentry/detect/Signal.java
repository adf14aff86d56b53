package io.jobsentry.detect;

/**
 * Something that a detector saw.
 *
 * @param offset in the incarnation's output, of the line
 */
public record Signal(String detector, String message, long offset) {}
