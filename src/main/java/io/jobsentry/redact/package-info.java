/**
 * Secrets out of text: what is to be stored, sent or shown becomes {@link
 * io.jobsentry.redact.Redacted} here and nowhere else. Pure; no files, no clock.
 */
@NullMarked
package io.jobsentry.redact;

import org.jspecify.annotations.NullMarked;
