/**
 * When a job is started again and when not, and why. Pure: it is told what happened and answers
 * with a decision and a reason in words.
 */
@NullMarked
package io.jobsentry.policy;

import org.jspecify.annotations.NullMarked;
