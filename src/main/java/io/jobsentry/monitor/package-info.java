/**
 * The supervisor at work: the engine that journals decisions and has them performed, the loop that
 * feeds it events, and the hands that reach the machine.
 */
@NullMarked
package io.jobsentry.monitor;

import org.jspecify.annotations.NullMarked;
