package io.jobsentry.process;

import com.google.re2j.Pattern;
import java.nio.file.Path;

/** The process that somebody wants to attach to, by what they know of it. */
public sealed interface Quarry {

  record Pid(long pid) implements Quarry {}

  record PidFile(Path file) implements Quarry {}

  /** The one process whose command line contains a match. */
  record Command(Pattern pattern) implements Quarry {}
}
