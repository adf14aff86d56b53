/**
 * Incidents as people, scripts and agents read them: one folder each, and an index of them all.
 * Nothing here decides anything or looks at a job; what goes to disk has been redacted.
 */
@NullMarked
package io.jobsentry.incident;

import org.jspecify.annotations.NullMarked;
