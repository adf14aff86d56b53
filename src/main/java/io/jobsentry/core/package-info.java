/**
 * The decisions of the supervisor, and nothing else: (state, event, now) to facts and effects. It
 * reads no clock and no file, so that a simulator can run years of it.
 */
@NullMarked
package io.jobsentry.core;

import org.jspecify.annotations.NullMarked;
