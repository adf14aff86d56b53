/** Tests of the redactor. No secret stands here whole: they are drawn by lot from a seed. */
@NullMarked
package io.jobsentry.redact;

import org.jspecify.annotations.NullMarked;
