package io.jobsentry.group;

import io.jobsentry.disk.Disk;
import io.jobsentry.disk.Shipped;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.JDBC;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's compiled library. It lies as a plain file beside the jar. Left to itself, the driver
 * unpacks it into the temporary folder of everybody, again for each process.
 */
final class SqliteLibrary {
  private static final String PATH = "org.sqlite.lib.path";
  private static final String TEMPORARY = "org.sqlite.tmpdir";
  private static boolean named;

  private SqliteLibrary() {}

  /** Says where it is, once; where it is not shipped, it is unpacked into the project's folder. */
  static synchronized void name(Layout layout, Disk disk) throws IOException {
    if (named) {
      return;
    }
    Path folder = shipped();
    if (!Files.isRegularFile(folder.resolve(file()))) {
      folder = unpacked(layout, disk);
    }
    System.setProperty(PATH, folder.toString());
    // It looks there for what others may have left behind.
    System.setProperty(TEMPORARY, folder.toString());
    named = true;
  }

  static String file() {
    return LibraryLoaderUtil.getNativeLibName();
  }

  /** The folder beside the jar, or beside the folder of classes. */
  private static Path shipped() {
    return Shipped.natives().resolve(resource().substring(1));
  }

  /** Where it is in the driver's jar. */
  private static String resource() {
    return LibraryLoaderUtil.getNativeLibResourcePath();
  }

  private static Path unpacked(Layout layout, Disk disk) throws IOException {
    Path folder = layout.run().resolve("sqlite-" + SQLiteJDBCLoader.getVersion());
    Path library = folder.resolve(file());
    if (Files.isRegularFile(library)) {
      return folder;
    }
    try (InputStream in = JDBC.class.getResourceAsStream(resource() + "/" + file())) {
      if (in == null) {
        throw new IOException(
            "there is no SQLite for "
                + System.getProperty("os.name")
                + " on "
                + System.getProperty("os.arch"));
      }
      disk.makeFolders(folder);
      disk.replace(library, in.readAllBytes(), false);
    }
    return folder;
  }
}
