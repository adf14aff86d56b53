/**
 * The job seen from outside: what it takes of the machine, and whether it answers. Says what is
 * wrong and when that is over; never touches the job, and opens no thread of its own.
 */
@NullMarked
package io.jobsentry.vital;

import org.jspecify.annotations.NullMarked;
