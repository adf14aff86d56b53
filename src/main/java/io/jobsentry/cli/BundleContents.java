package io.jobsentry.cli;

import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What goes into a bundle, as far as there is room, and what had to be left out. */
final class BundleContents {
  /** All files together, unpacked, in bytes. */
  static final int LARGEST = 10_000_000;

  /** The room that is kept for what says what is in it. */
  private static final int README = 200_000;

  private static final int MOST_OMISSIONS = 100;

  private final Parcel parcel;
  private final Redactor redactor;
  private final String home;
  private final Instant now;
  private final Map<String, String> about = new LinkedHashMap<>();
  private final List<String> omissions = new ArrayList<>();
  private int left = LARGEST - README;

  /**
   * @param home of the user; it has a name that is nobody's business
   */
  BundleContents(Parcel parcel, Redactor redactor, String home, Instant now) {
    this.parcel = parcel;
    this.redactor = redactor;
    this.home = home;
    this.now = now;
  }

  Instant now() {
    return now;
  }

  List<String> omissions() {
    return List.copyOf(omissions);
  }

  void omit(String sentence) {
    omissions.add(clean(sentence));
  }

  /** The end of a file, in whole lines. */
  void add(String name, Path file, int most, String meaning) throws IOException {
    Tail tail;
    try {
      tail = Tail.of(file, most);
    } catch (NoSuchFileException _) {
      omit("`" + name + "`: there is none");
      return;
    } catch (IOException e) {
      omit("`" + name + "` cannot be read: " + e.getMessage());
      return;
    }
    add(name, tail, meaning);
  }

  void add(String name, Tail tail, String meaning) throws IOException {
    if (tail.text().isEmpty() && tail.omitted() > 0) {
      omit("`" + name + "`: its last line is too long, and half a line may hide half a secret");
      return;
    }
    if (tail.omitted() > 0) {
      omit("of `" + name + "` the first " + tail.omitted() + " bytes: only its end is packed");
    }
    add(name, tail.text(), meaning);
  }

  void add(String name, String text, String meaning) throws IOException {
    if (text.indexOf('\0') >= 0) {
      omit("`" + name + "`: it is no text");
      return;
    }
    String clean = clean(text);
    int size = clean.getBytes(StandardCharsets.UTF_8).length;
    if (size > left) {
      omit("`" + name + "`: the bundle is as large as it may get");
      return;
    }
    left -= size;
    parcel.add(clean(name), clean, now);
    if (!meaning.isEmpty()) {
      about.put(clean(name), meaning);
    }
  }

  /** Says what is in it; the last thing that goes in. */
  void explain(String sentence) throws IOException {
    var text = new StringBuilder(clean(sentence)).append("\n\n");
    text.append("Secrets are replaced by [redacted:KIND], and the user's home folder by ~. No\n");
    text.append("pattern finds every secret: look through all of it before you hand it on.\n\n");
    text.append("What is in it\n\n");
    int widest = about.keySet().stream().mapToInt(String::length).max().orElse(0);
    about.forEach(
        (name, meaning) ->
            text.append("  ")
                .append(name)
                .append(" ".repeat(widest - name.length() + 2))
                .append(meaning)
                .append('\n'));
    text.append("\nWhat was left out, and why\n\n");
    omissions.stream()
        .limit(MOST_OMISSIONS)
        .forEach(it -> text.append("  - ").append(it).append('\n'));
    if (omissions.size() > MOST_OMISSIONS) {
      text.append("  - and ").append(omissions.size() - MOST_OMISSIONS).append(" things more\n");
    }
    parcel.add("README.txt", text.toString(), now);
  }

  private String clean(String text) {
    return homeless(redactor.redact(text).text());
  }

  /** Where a path begins with the home folder, it begins with a tilde instead. */
  private String homeless(String text) {
    if (home.length() < 2) {
      return text;
    }
    var clean = new StringBuilder();
    int done = 0;
    for (int at = text.indexOf(home); at >= 0; at = text.indexOf(home, at + 1)) {
      int end = at + home.length();
      if (end == text.length() || !isPartOfName(text.charAt(end))) {
        clean.append(text, done, at).append('~');
        done = end;
      }
    }
    return done == 0 ? text : clean.append(text, done, text.length()).toString();
  }

  private static boolean isPartOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }
}
