/**
 * Files that must survive: what sentry itself writes goes through {@link io.jobsentry.disk.Disk},
 * so that a test can make any single operation fail, or forget what was never synced.
 */
@NullMarked
package io.jobsentry.disk;

import org.jspecify.annotations.NullMarked;
