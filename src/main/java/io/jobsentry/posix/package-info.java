/**
 * The few calls of the system that Java lacks. Nothing here decides anything, and nobody else
 * touches native memory. A call that the platform does not have says so.
 */
@NullMarked
package io.jobsentry.posix;

import org.jspecify.annotations.NullMarked;
