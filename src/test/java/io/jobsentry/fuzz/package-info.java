/**
 * Hostile input for everything that reads what a job prints. A target says what must hold for any
 * bytes; a finding becomes a file in {@code src/test/resources/fuzz}, which every build replays.
 */
@NullMarked
package io.jobsentry.fuzz;

import org.jspecify.annotations.NullMarked;
