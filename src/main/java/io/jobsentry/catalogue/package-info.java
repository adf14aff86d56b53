/**
 * The catalogue of known failures: signatures by which a line tells what goes wrong, as families of
 * reviewed YAML, and the flat table made of them that is read at run time. Knows nothing of jobs,
 * incidents or what is done about them.
 */
@NullMarked
package io.jobsentry.catalogue;

import org.jspecify.annotations.NullMarked;
