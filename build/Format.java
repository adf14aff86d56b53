import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * Runs google-java-format over the sources on the JDK that compiles them.
 *
 * <p>The formatter parses with the javac of the JVM that it runs in, so under a Maven on Java 17 the
 * usual plugins cannot read Java 25. This program is started by Maven with the toolchain's java.
 */
public final class Format {
  public static void main(String[] args) throws IOException {
    boolean apply = args[0].equals("--apply");
    var arguments = new ArrayList<String>();
    arguments.addAll(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    for (String root : List.of("src/main/java", "src/test/java")) {
      try (var files = Files.walk(Path.of(root))) {
        files.filter(f -> f.toString().endsWith(".java")).map(Path::toString).forEach(arguments::add);
      }
    }
    var formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
    int status = formatter.run(System.out, System.err, arguments.toArray(String[]::new));
    if (status != 0 && !apply) {
      System.err.println("the files above are not formatted");
      System.err.println();
      System.err.println("hint: `mvn -P format validate` formats them");
    }
    System.exit(status);
  }
}
