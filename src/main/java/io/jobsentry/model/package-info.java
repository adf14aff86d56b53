/**
 * The nouns that every other package speaks of: records and sealed interfaces, no behaviour beyond
 * derived facts. Nothing here reads a clock, a file or a process.
 */
@NullMarked
package io.jobsentry.model;

import org.jspecify.annotations.NullMarked;
