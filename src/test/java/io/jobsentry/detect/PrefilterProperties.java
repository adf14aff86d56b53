package io.jobsentry.detect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** It finds what looking for each literal at each place finds. */
final class PrefilterProperties {
  private static final String LETTERS = "aAbBsS .:é\0\tÿ";

  private static String text(Random random, int length) {
    var text = new StringBuilder();
    while (text.length() < length) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private static Set<Literal> need(Random random, int shortest) {
    var need = new HashSet<Literal>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int length = shortest + random.nextInt(random.nextInt(10) == 0 ? 30 : 4);
      // What is compared are bytes, and of a text beyond ASCII there are two to a character.
      String text = text(random, length).replaceAll("[^\0-\u007f]", ".");
      need.add(new Literal(text, random.nextBoolean()));
    }
    return need;
  }

  private static List<String> naive(List<Set<Literal>> needs, String text, int from, int to) {
    var found = new ArrayList<String>();
    for (int pattern = 0; pattern < needs.size(); pattern++) {
      for (Literal literal : needs.get(pattern)) {
        for (int at = from; at + literal.text().length() <= to; at++) {
          String there = text.substring(at, at + literal.text().length());
          String read = literal.anyCase() ? ascii(there) : there;
          if (read.equals(literal.text())) {
            found.add(pattern + " at " + at);
          }
        }
      }
    }
    return found.stream().distinct().sorted().toList();
  }

  private static String ascii(String text) {
    var small = new StringBuilder();
    text.chars().forEach(c -> small.append((char) (c < 0x80 ? Character.toLowerCase(c) : c)));
    return small.toString();
  }

  @Property(tries = 2000)
  void findsWhatLookingEverywhereFinds(@ForAll long seed) {
    var random = new Random(seed);
    int shortest = 2 + random.nextInt(6);
    List<Set<Literal>> needs =
        Stream.generate(() -> need(random, shortest)).limit(1 + random.nextInt(20)).toList();
    var output = new StringBuilder(text(random, random.nextInt(40)));
    for (int i = random.nextInt(10); i > 0; i--) {
      String literal = needs.get(random.nextInt(needs.size())).iterator().next().text();
      output.append(random.nextInt(4) == 0 ? literal.toUpperCase(Locale.ROOT) : literal);
      output.append(text(random, random.nextInt(12)));
    }
    String text = output.toString();
    byte[] bytes = text.getBytes(ISO_8859_1);
    int to = random.nextInt(bytes.length + 1);
    int from = random.nextInt(to + 1);
    var found = new ArrayList<String>();
    new Sweep(new Prefilter(needs))
        .scan(bytes, from, to, (pattern, at) -> found.add(pattern + " at " + at));
    assertThat(found.stream().distinct().sorted().toList()).isEqualTo(naive(needs, text, from, to));
  }
}
