package io.jobsentry.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the texts of a config may refer to.
 *
 * @param root where relative paths start, absolute
 * @param env the variables of {@code $NAME}
 */
public record Surroundings(Path root, Map<String, String> env) {
  public Surroundings {
    env = Map.copyOf(env);
    root = root.toAbsolutePath().normalize();
  }
}
