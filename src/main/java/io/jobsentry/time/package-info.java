/** The only place that reads a clock. Everybody else is handed the time. */
@NullMarked
package io.jobsentry.time;

import org.jspecify.annotations.NullMarked;
