package io.jobsentry.incident;

import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Copies of the files that say how the job was set up, with their secrets taken out. They keep
 * their paths, so that two of one name do not meet.
 */
public final class Snapshots {
  /** More of a file is no configuration. */
  static final int LARGEST = 1 << 18;

  private static final String FOLDER = "configs/";

  private final Path root;
  private final List<String> files;
  private final Redactor redactor;

  /**
   * @param root the project, which no copy leaves
   * @param files below it
   */
  public Snapshots(Path root, List<String> files, Redactor redactor) {
    this.root = root;
    this.files = List.copyOf(files);
    this.redactor = redactor;
  }

  /** As the files are now. What could not be copied is said in a page of its own. */
  public List<Page> take() {
    var pages = new ArrayList<Page>();
    var problems = new StringBuilder();
    for (String file : files) {
      try {
        pages.add(copy(file));
      } catch (NoSuchFileException _) {
        problem(problems, file, "it does not exist");
      } catch (IOException | RuntimeException e) {
        problem(problems, file, String.valueOf(e.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      pages.add(new Page(FOLDER + "NOT_COPIED.txt", problems.toString()));
    }
    return List.copyOf(pages);
  }

  private static void problem(StringBuilder problems, String file, String why) {
    problems.append(file).append(": ").append(why).append('\n');
  }

  private Page copy(String file) throws IOException {
    Path real = root.toRealPath();
    Path there = root.resolve(file).toRealPath();
    if (!there.startsWith(real)) {
      throw new IOException("it is not in the project");
    }
    if (!Files.isRegularFile(there)) {
      throw new IOException("it is no file");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(there)) {
      bytes = in.readNBytes(LARGEST + 1);
    }
    boolean cut = bytes.length > LARGEST;
    String text = new String(bytes, 0, Math.min(bytes.length, LARGEST), StandardCharsets.UTF_8);
    if (text.indexOf('\0') >= 0) {
      throw new IOException("it is no text");
    }
    String clean = isEnvFile(there) ? redactor.envFile(text).text() : redactor.config(text).text();
    String rest = cut ? "\n(cut after " + LARGEST + " bytes)\n" : "";
    return new Page(FOLDER + below(real, there), clean + rest);
  }

  private static String below(Path root, Path file) {
    return root.relativize(file).toString().replace("..", "__");
  }

  private static boolean isEnvFile(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.startsWith(".env") || name.endsWith(".env") || name.equals(".envrc");
  }
}
