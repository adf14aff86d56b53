package io.jobsentry.disk;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;

/** Where what ships with sentry lies. */
public final class Shipped {
  private Shipped() {}

  /** The folder {@code natives} beside the jar, or beside the folder of classes. */
  public static Path natives() {
    CodeSource source = Shipped.class.getProtectionDomain().getCodeSource();
    URL place = source == null ? null : source.getLocation();
    // A class that comes from a cache made elsewhere does not know where it is.
    Path ours = place == null ? firstOfClassPath() : Path.of(URI.create(place.toString()));
    return ours.toAbsolutePath().resolveSibling("natives");
  }

  /** The launcher names nothing else. */
  private static Path firstOfClassPath() {
    return Path.of(System.getProperty("java.class.path", "").split(File.pathSeparator, 2)[0]);
  }
}
