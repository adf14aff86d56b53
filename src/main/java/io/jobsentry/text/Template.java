package io.jobsentry.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A text with places in braces, each filled in by name: {@code {name}}. A doubled brace is one that
 * stands for itself, and so is one that encloses no name.
 */
public final class Template {
  private final List<Part> parts;

  private sealed interface Part {
    record Fixed(String text) implements Part {}

    record Place(String name) implements Part {}
  }

  private Template(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  public static Template parse(String text) {
    var parts = new ArrayList<Part>();
    var fixed = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = c == '{' ? endOfName(text, i + 1) : -1;
      if (end >= 0) {
        parts.add(new Part.Fixed(fixed.toString()));
        fixed.setLength(0);
        parts.add(new Part.Place(text.substring(i + 1, end)));
        i = end + 1;
      } else {
        fixed.append(c);
        boolean doubled =
            (c == '{' || c == '}') && i + 1 < text.length() && text.charAt(i + 1) == c;
        i += doubled ? 2 : 1;
      }
    }
    parts.add(new Part.Fixed(fixed.toString()));
    return new Template(parts);
  }

  /** Where the brace is that closes a name, or -1. */
  private static int endOfName(String text, int from) {
    int i = from;
    while (i < text.length()
        && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) {
      i++;
    }
    return i > from && i < text.length() && text.charAt(i) == '}' ? i : -1;
  }

  /** The names of its places, in order. */
  public List<String> names() {
    return parts.stream()
        .filter(Part.Place.class::isInstance)
        .map(part -> ((Part.Place) part).name())
        .toList();
  }

  public String fill(UnaryOperator<String> values) {
    var filled = new StringBuilder();
    for (Part part : parts) {
      filled.append(
          switch (part) {
            case Part.Fixed(String text) -> text;
            case Part.Place(String name) -> values.apply(name);
          });
    }
    return filled.toString();
  }
}
