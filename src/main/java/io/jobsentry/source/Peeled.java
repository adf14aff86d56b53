package io.jobsentry.source;

import java.util.Optional;

/**
 * A line without what was put before its text.
 *
 * @param shape what was taken away, a letter for each stamp ({@code T}) and level ({@code L}); the
 *     lines of one text by one writer have the same
 * @param column where the text starts in the line, or -1 if it does not stand there as it is
 */
public record Peeled(Source source, Optional<Level> level, String shape, String text, int column) {}
