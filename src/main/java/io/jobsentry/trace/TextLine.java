package io.jobsentry.trace;

/**
 * A line of the output, decoded.
 *
 * @param end where the next line starts
 */
public record TextLine(long offset, long end, String text) {}
