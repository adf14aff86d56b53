package io.jobsentry.config;

import java.util.List;

/**
 * A key or an item that a config may be given besides what stands in it.
 *
 * @param name what it is called among other additions, such as {@code detectors.standstill}
 * @param section the outermost key that it goes under
 * @param form what it is of that section
 * @param lines as they are written in a file, without the indentation of the section
 */
public record Addition(String name, String section, Form form, List<String> lines) {

  /** What an addition is of its section. */
  public enum Form {
    MEMBER,
    ITEM
  }

  public Addition {
    lines = List.copyOf(lines);
  }
}
