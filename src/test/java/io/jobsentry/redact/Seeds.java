package io.jobsentry.redact;

import java.util.ArrayList;
import java.util.List;

/** Secrets of all kinds, each in a text as jobs print them, for the tests of others. */
public final class Seeds {

  /**
   * @param secrets that may be seen nowhere: each of them
   */
  public record Seed(String kind, String text, List<String> secrets) {}

  private Seeds() {}

  public static List<Seed> texts(long seed, int least) {
    var lot = new Lot(seed);
    var texts = new ArrayList<Planted.Text>();
    while (texts.size() < least) {
      texts.addAll(Planted.shaped(lot));
      texts.addAll(Planted.provided(lot));
      for (int i = 0; i < 60; i++) {
        texts.add(Planted.named(lot));
        texts.add(Planted.placed(lot));
        texts.add(Planted.near(lot));
      }
      for (int i = 0; i < 4; i++) {
        texts.add(Planted.key(lot));
      }
    }
    return texts.stream().map(it -> new Seed(it.kind(), it.text(), it.secrets())).toList();
  }

  /** Values that only the name of their variable gives away. */
  public static List<String> values(long seed, int count) {
    var lot = new Lot(seed);
    var values = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      values.add(
          lot.one(
              lot.alnum(lot.from(10, 40)),
              lot.of("abcdefghijklmnopqrstuvwxyz", 6) + "-" + lot.digits(4) + "!" + lot.alnum(5),
              lot.base64(43) + "=",
              lot.alnum(8) + "/" + lot.alnum(8)));
    }
    return values;
  }
}
