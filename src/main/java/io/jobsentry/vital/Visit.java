package io.jobsentry.vital;

import io.jobsentry.model.Known;
import java.time.Duration;
import java.util.function.Function;

/**
 * Something to be looked at in every incarnation anew.
 *
 * @param name what rules call it
 * @param every how long from one look to the next
 * @param words what is looked at, for people
 * @param known what is known of what it finds
 * @param begin makes the look at one incarnation
 */
public record Visit(
    String name, Duration every, String words, Known known, Function<Patient, Look> begin) {}
