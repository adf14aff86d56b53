package io.jobsentry.frames;

import java.nio.file.Path;
import java.util.Optional;

/** Where the file of a frame is. */
sealed interface Place {

  /**
   * In the project.
   *
   * @param real without links
   * @param name relative to the root, with slashes
   * @param remark if it is not where the trace says
   */
  record Inside(Path real, String name, Optional<String> remark) implements Place {}

  /** Not the project's, or not to be shown. */
  record Elsewhere(String why) implements Place {}

  /** It should be in the project. */
  record Nowhere(String why) implements Place {}
}
