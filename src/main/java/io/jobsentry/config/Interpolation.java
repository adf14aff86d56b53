package io.jobsentry.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the environment and files into texts: {@code $NAME}, {@code ${NAME}}, {@code
 * ${NAME:-default}}, {@code ${file:PATH}}; {@code $$} is one dollar. Names are of upper-case
 * letters, digits and underscores; any other dollar stays as it is, so that {@code sh -c} scripts
 * keep their own variables.
 */
final class Interpolation {
  private static final long LARGEST_FILE = 64 * 1024;
  private static final String NAME = "[A-Z_][A-Z0-9_]*";
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\$(?:(?<dollar>\\$)|(?<bare>"
              + NAME
              + ")|\\{(?<braced>"
              + NAME
              + ")(?::-(?<fallback>[^}]*))?\\}|\\{file:(?<file>[^}]*)\\}|(?<broken>\\{(?:file:|"
              + NAME
              + ")[^\\s}]*\\}?))");

  private final Surroundings surroundings;
  private final Problems problems;

  Interpolation(Surroundings surroundings, Problems problems) {
    this.surroundings = surroundings;
    this.problems = problems;
  }

  /** A text with everything put in, and what that was. */
  record Filled(String text, List<String> from) {}

  /** Nothing when a problem was added. */
  Optional<Filled> fill(String path, Node.Scalar scalar) {
    String text = scalar.text();
    if (text.indexOf('$') < 0) {
      return Optional.of(new Filled(text, List.of()));
    }
    var filled = new StringBuilder();
    var from = new ArrayList<String>();
    Matcher matcher = REFERENCE.matcher(text);
    int last = 0;
    boolean whole = true;
    while (matcher.find()) {
      filled.append(text, last, matcher.start());
      last = matcher.end();
      Spot spot =
          problems.source().within(scalar, matcher.start(), matcher.end() - matcher.start());
      Optional<String> put = replacement(path, matcher, spot, from);
      whole &= put.isPresent();
      filled.append(put.orElse(""));
    }
    filled.append(text, last, text.length());
    return whole ? Optional.of(new Filled(filled.toString(), from)) : Optional.empty();
  }

  private Optional<String> replacement(String path, Matcher matcher, Spot spot, List<String> from) {
    if (matcher.group("dollar") != null) {
      return Optional.of("$");
    }
    if (matcher.group("broken") != null) {
      problems.add(
          spot,
          Words.quote(matcher.group()) + " in `" + path + "` is not a reference",
          "write `${NAME}`, `${NAME:-default}` or `${file:PATH}`; a plain dollar is `$$`");
      return Optional.empty();
    }
    String file = matcher.group("file");
    if (file != null) {
      return content(path, file, spot, from);
    }
    String name = matcher.group("bare") != null ? matcher.group("bare") : matcher.group("braced");
    String value = surroundings.env().get(name);
    String fallback = matcher.group("fallback");
    if (value != null && !(value.isEmpty() && fallback != null)) {
      from.add("env " + name);
      return Optional.of(value);
    }
    if (fallback != null) {
      return Optional.of(fallback);
    }
    problems.add(
        spot,
        "`" + path + "` needs the variable `" + name + "`, and it is not set",
        "export it, or write `${"
            + name
            + ":-default}`; for a plain dollar, as in a script of the"
            + " job's own, write `$$"
            + name
            + "`");
    return Optional.empty();
  }

  private Optional<String> content(String path, String file, Spot spot, List<String> from) {
    String why;
    try {
      Path place = surroundings.root().resolve(file);
      if (file.isBlank()) {
        why = "it has no name";
      } else if (!Files.exists(place)) {
        why = "there is none";
      } else if (!Files.isRegularFile(place)) {
        why = "it is not a regular file";
      } else if (Files.size(place) > LARGEST_FILE) {
        why = "it is larger than 64 KiB";
      } else {
        byte[] bytes = Files.readAllBytes(place);
        int proper = SourceText.properBytes(bytes);
        if (proper == bytes.length) {
          from.add("file " + file);
          return Optional.of(
              new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\r?\\n\\z", ""));
        }
        why = "it is not text in UTF-8";
      }
    } catch (InvalidPathException e) {
      why = "its name is not one";
    } catch (NoSuchFileException e) {
      why = "there is none";
    } catch (IOException e) {
      why = "it cannot be read (" + e.getClass().getSimpleName() + ")";
    }
    problems.add(
        spot,
        file.isBlank()
            ? "`${file:}` in `" + path + "` names no file"
            : "`" + path + "` needs the file " + Words.quote(file) + ", and " + why,
        "relative paths start at the project's folder");
    return Optional.empty();
  }
}
