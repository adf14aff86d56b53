/**
 * The job's output once it is in the segment file: following it, splitting it into lines, echoing
 * it, archiving it under the job's feet, and showing it to people. Nothing here stands between the
 * job and its file, and nothing here decides anything.
 */
@NullMarked
package io.jobsentry.output;

import org.jspecify.annotations.NullMarked;
