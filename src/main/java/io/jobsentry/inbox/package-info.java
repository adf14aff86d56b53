/**
 * Commands to a running supervisor: one file each, put there whole, and answered by a file of the
 * same name. No port, no socket: who may write in the folder may command.
 */
@NullMarked
package io.jobsentry.inbox;

import org.jspecify.annotations.NullMarked;
