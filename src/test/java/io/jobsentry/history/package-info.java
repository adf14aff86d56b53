/** What must be true of every journal, simulated or real, whoever wrote it. */
@NullMarked
package io.jobsentry.history;

import org.jspecify.annotations.NullMarked;
