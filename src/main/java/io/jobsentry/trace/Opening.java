package io.jobsentry.trace;

/**
 * A trace that was found.
 *
 * @param column how many of the first characters of the line are a prefix
 * @param back how many of the lines before, with that prefix, belong to it; these are the first
 *     that the reading is given, and then the line itself
 */
public record Opening(int column, int back, Reading reading) {}
