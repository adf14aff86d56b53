package io.jobsentry.core;

import io.jobsentry.model.Moment;

/** A notice and when it was taken. */
public record Clue(Notice notice, Moment at) {}
