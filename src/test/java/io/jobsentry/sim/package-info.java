/**
 * A machine that does not exist: clocks, processes, a disk and operators, all from one seed, under
 * the real core, engine and journal. Nothing here sleeps or starts a thread.
 */
@NullMarked
package io.jobsentry.sim;

import org.jspecify.annotations.NullMarked;
