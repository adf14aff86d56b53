/**
 * Stack traces of many runtimes, put together out of the lines of a log: where one starts and ends,
 * what was thrown, and through which code. Pure: lines in, traces out. Nothing here reads, waits or
 * decides.
 */
@NullMarked
package io.jobsentry.trace;

import org.jspecify.annotations.NullMarked;
