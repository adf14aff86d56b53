package io.jobsentry.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for secrets in files and texts, all of them in one go. */
final class Leaks {
  /** By so many of its first letters a secret is found. */
  private static final int HEAD = 8;

  private final Map<String, List<String>> byHead = new HashMap<>();
  private final List<String> found = new ArrayList<>();
  private int sought;
  private long bytes;
  private int places;

  void seek(String secret) {
    if (secret.length() >= HEAD) {
      List<String> same = byHead.computeIfAbsent(secret.substring(0, HEAD), _ -> new ArrayList<>());
      if (!same.contains(secret)) {
        same.add(secret);
        sought++;
      }
    }
  }

  void in(String place, String text) {
    places++;
    bytes += text.length();
    for (int i = 0; i + HEAD <= text.length(); i++) {
      for (String secret : byHead.getOrDefault(text.substring(i, i + HEAD), List.of())) {
        if (text.startsWith(secret, i)) {
          int from = Math.max(0, i - 60);
          int to = Math.min(text.length(), i + secret.length() + 20);
          found.add(place + ": " + secret + " in: " + text.substring(from, to));
        }
      }
    }
  }

  /** Every file below a folder but these, and but the folders of them. */
  void below(Path folder, Set<Path> but) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (but.stream().noneMatch(file::startsWith)) {
          in(
              folder.relativize(file).toString(),
              new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
      }
    }
  }

  List<String> found() {
    return found;
  }

  int sought() {
    return sought;
  }

  String summary() {
    return "%d secrets sought in %d files and outputs of %d characters: %d found"
        .formatted(sought, places, bytes, found.size());
  }
}
