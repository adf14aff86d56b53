package io.jobsentry.incident;

import java.util.function.UnaryOperator;

/**
 * A file of its own in an incident's folder.
 *
 * @param name below the folder, with slashes: {@code frames/01-train.py.md}
 */
public record Page(String name, String text) {
  public Page {
    if (name.startsWith("/") || name.contains("..") || name.isBlank()) {
      throw new IllegalArgumentException("`" + name + "` is no name below a folder");
    }
  }

  Page with(UnaryOperator<String> change) {
    return new Page(name, change.apply(text));
  }
}
