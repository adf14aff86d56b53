/**
 * Failures that are the same one, as groups: how often, since when, and what people decided about
 * them. The only package that knows SQLite. What is in the database can be made anew from files at
 * any time; nothing here decides what happens to a job.
 */
@NullMarked
package io.jobsentry.group;

import org.jspecify.annotations.NullMarked;
