package io.jobsentry.incident;

import io.jobsentry.disk.Disk;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is known of an incident in one text of bounded size, for a person or a model that has
 * nothing else: what matters most first, and what had to be left out named.
 *
 * @param sources what stands in the folder
 * @param omissions what was cut or left out, a sentence each
 */
public record Bundle(String id, List<Source> sources, List<String> omissions) {
  /** The most of all sources together, in characters. */
  public static final int LARGEST = 256_000;

  /** The most of one. */
  public static final int LARGEST_SOURCE = 32_000;

  /** What a reader wants first; the rest follows by name. */
  private static final List<String> ORDER =
      List.of(
          "report.md",
          "trace.txt",
          "log_excerpt.txt",
          "story.jsonl",
          "signals.jsonl",
          "rule_match.json");

  /** What says again what others say, for programs. */
  private static final List<String> REPEATED = List.of("incident.json");

  public Bundle {
    sources = List.copyOf(sources);
    omissions = List.copyOf(omissions);
  }

  /** A file of the folder, or its end if it is long. */
  public record Source(String name, String text) {}

  /** As the folder is now. */
  public static Bundle of(String id, Layout layout, Disk disk, Redactor redactor)
      throws IOException {
    Path folder = layout.incidents().resolve(id);
    var sources = new ArrayList<Source>();
    var omissions = new ArrayList<String>();
    int left = LARGEST;
    for (String name : ordered(names(disk, folder, ""))) {
      String text;
      try {
        byte[] bytes = disk.read(folder.resolve(name));
        text = redactor.redact(new String(bytes, StandardCharsets.UTF_8)).text();
      } catch (IOException e) {
        omissions.add("`" + name + "` cannot be read: " + e.getMessage());
        continue;
      }
      int most = Math.min(LARGEST_SOURCE, left);
      if (most == 0) {
        omissions.add("`" + name + "` is left out: the bundle is as large as it may get");
        continue;
      }
      if (text.length() > most) {
        omissions.add("of `" + name + "` only the last " + most + " characters are here");
        text = text.substring(text.length() - most);
      }
      left -= text.length();
      sources.add(new Source(name, text));
    }
    return new Bundle(id, sources, omissions);
  }

  private static List<String> names(Disk disk, Path folder, String before) throws IOException {
    var names = new ArrayList<String>();
    for (String name : disk.list(folder)) {
      List<String> below = names(disk, folder.resolve(name), before + name + "/");
      if (below.isEmpty()) {
        names.add(before + name);
      } else {
        names.addAll(below);
      }
    }
    return names;
  }

  private static List<String> ordered(List<String> names) {
    var ordered = new ArrayList<String>(ORDER);
    ordered.retainAll(names);
    for (String name : names) {
      if (!ORDER.contains(name) && !REPEATED.contains(name)) {
        ordered.add(name);
      }
    }
    return ordered;
  }
}
