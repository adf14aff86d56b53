/**
 * The program as it is installed, used from outside: real processes, real signals, nothing reached
 * but through {@code bin/sentry} and the files that it documents.
 */
@NullMarked
package io.jobsentry.e2e;

import org.jspecify.annotations.NullMarked;
