/** What can be done to a text: bytes and strings in and out. Knows nothing of jobs. */
@NullMarked
package io.jobsentry.text;

import org.jspecify.annotations.NullMarked;
