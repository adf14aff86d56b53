package io.jobsentry.project;

import java.util.List;
import java.util.Optional;

/** A folder of the project, as far as it may be looked at. */
public interface Folder {

  /**
   * What lies in it, sorted. Names that no config could hold on one line are left out, and of very
   * many names the rest.
   */
  List<String> names();

  /** The folder of that name; none for links, and where there is no folder. */
  Optional<Folder> in(String name);

  Reading read(String name);

  /**
   * Whether something has that name.
   *
   * @param path relative, with slashes
   */
  boolean has(String path);

  boolean executable(String name);
}
