package io.jobsentry.redact;

import java.util.ArrayList;
import java.util.List;

/** The words that a name is put together from: {@code dbPassword}, {@code DB_PASSWORD}. */
final class NameWords {
  private NameWords() {}

  /** A word without its number: {@code token2}. */
  static String withoutDigits(String word) {
    int end = word.length();
    while (end > 1 && Character.isDigit(word.charAt(end - 1))) {
      end--;
    }
    return word.substring(0, end);
  }

  /** The words of a name in any of the usual styles, in lower case. */
  static List<String> of(String name) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = Letters.alnum(c);
      boolean hump =
          Letters.upper(c)
              && i > 0
              && (Letters.lower(name.charAt(i - 1))
                  || (i + 1 < name.length()
                      && Letters.upper(name.charAt(i - 1))
                      && Letters.lower(name.charAt(i + 1))));
      if ((!letter || hump) && !word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
      if (letter) {
        word.append(Character.toLowerCase(c));
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }
}
