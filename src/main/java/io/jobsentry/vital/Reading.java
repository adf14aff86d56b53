package io.jobsentry.vital;

import java.util.OptionalDouble;

/**
 * One measurement.
 *
 * @param used how much is taken
 * @param full how much can be taken at most, where that is known
 * @param where of what in particular, in words; may be empty
 */
record Reading(double used, OptionalDouble full, String where) {}
