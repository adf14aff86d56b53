import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Takes a folder out of a library. SQLite's driver carries its compiled library for two dozen
 * platforms, fourteen megabytes of which a machine needs one; that one lies beside the jar.
 */
public final class Slim {

  /** The jar, and the folder in it that has to go. */
  public static void main(String[] args) throws IOException {
    Path library = Path.of(args[0]);
    Path slim = library.resolveSibling(library.getFileName() + ".part");
    try (var from = new JarFile(library.toFile());
        var to = new JarOutputStream(Files.newOutputStream(slim))) {
      for (JarEntry entry : Collections.list(from.entries())) {
        if (!entry.getName().startsWith(args[1])) {
          var copy = new JarEntry(entry.getName());
          copy.setTime(entry.getTime());
          to.putNextEntry(copy);
          from.getInputStream(entry).transferTo(to);
        }
      }
    }
    Files.move(slim, library, StandardCopyOption.REPLACE_EXISTING);
  }
}
