package io.jobsentry.project;

/**
 * A {@link Stack} that was found.
 *
 * @param folder below the project's own; empty for that one
 * @param evidence the file that gives it away
 */
public record Sighting(Stack stack, String folder, String evidence) {}
