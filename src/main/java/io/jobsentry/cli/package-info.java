/**
 * The commands: what they are called, what they print, and the code that they end with. The only
 * package that touches the standard streams, and the place where the objects are wired together.
 */
@NullMarked
package io.jobsentry.cli;

import org.jspecify.annotations.NullMarked;
