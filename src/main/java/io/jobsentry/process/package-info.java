/**
 * Starting the job behind its stub, knowing it again, counting everything that belongs to it, and
 * signalling it. The only package that starts processes or looks at {@code /proc}.
 */
@NullMarked
package io.jobsentry.process;

import org.jspecify.annotations.NullMarked;
