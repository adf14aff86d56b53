/**
 * What can be told of a project by a look at its folder: what it is made with, what starts it, what
 * of it is worth watching, and the config that follows. It reads a little of a few files, follows
 * no link out of the project, and writes nothing.
 */
@NullMarked
package io.jobsentry.project;

import org.jspecify.annotations.NullMarked;
