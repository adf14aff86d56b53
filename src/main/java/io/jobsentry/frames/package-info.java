/**
 * The source code that the frames of a trace point at: which file of the project is meant, the
 * innermost function around the line, and the page that shows it. Only here is foreign code parsed,
 * and only values of ours come out. Whoever calls is on a thread of the platform, never the loop's;
 * what comes out still holds the secrets of the source.
 */
@NullMarked
package io.jobsentry.frames;

import org.jspecify.annotations.NullMarked;
