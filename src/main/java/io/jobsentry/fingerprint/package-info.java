/**
 * Whether two failures are the same one: what they have in common is hashed, and what differs from
 * one run, machine or build to the next is not. Pure. No knowledge of groups or folders, and none
 * of how failures are found.
 */
@NullMarked
package io.jobsentry.fingerprint;

import org.jspecify.annotations.NullMarked;
