/**
 * What an old log would have led to: the reading of logs, their own time, and a stand-in for the
 * machine around the real scan and the real core. Starts and writes nothing.
 */
@NullMarked
package io.jobsentry.replay;

import org.jspecify.annotations.NullMarked;
