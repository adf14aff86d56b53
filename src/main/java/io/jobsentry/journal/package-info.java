/**
 * Facts on disk: one JSON line each, with a checksum, appended and synced before anything is done
 * about them. A torn end is cut off; a damaged middle is set aside, never guessed at.
 */
@NullMarked
package io.jobsentry.journal;

import org.jspecify.annotations.NullMarked;
