/** What is noticed in the job's lines. Knows nothing of files, processes or decisions. */
@NullMarked
package io.jobsentry.detect;

import org.jspecify.annotations.NullMarked;
