package io.jobsentry.core;

import io.jobsentry.model.Incarnation;

/**
 * Something that a detector saw.
 *
 * @param offset where in the incarnation's output
 */
public record Notice(Incarnation incarnation, String detector, String message, long offset) {}
