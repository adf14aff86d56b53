/**
 * What can be wrong with a project's {@code .sentry} and with the machine under it, and what can be
 * made good. A check changes nothing; a repair keeps what it replaces. Secrets, the config and a
 * chain that does not hold are never touched.
 */
@NullMarked
package io.jobsentry.doctor;

import org.jspecify.annotations.NullMarked;
