package io.jobsentry.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which keys and variables hold what is nobody's business on a screen, told by their names. */
public final class SecretNames {
  private static final Pattern SECRET =
      Pattern.compile("token|secret|passw|credential|api[-_]?key|private[-_]?key");

  private SecretNames() {}

  public static boolean contains(String name) {
    return SECRET.matcher(name.toLowerCase(Locale.ROOT)).find();
  }
}
