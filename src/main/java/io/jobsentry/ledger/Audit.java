package io.jobsentry.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the chain of a ledger says about the ledger.
 *
 * @param rows the rows of the chain
 * @param sound how many of them stand before the first break
 * @param earlier lines before the chain, which it vouches for as a whole
 * @param hash the last one that is sound; empty where there is no chain
 * @param gaps lines that say that rows before them were lost
 * @param head how the hash that is kept apart fits
 */
public record Audit(
    int rows,
    int sound,
    int earlier,
    String hash,
    Optional<Break> broken,
    List<Integer> gaps,
    HeadFit head) {
  public Audit {
    gaps = List.copyOf(gaps);
  }

  /** Where a chain breaks first. */
  public record Break(int line, Kind kind, String words) {}

  /** What was done to a chain. */
  public enum Kind {
    CHANGED,
    REMOVED,
    INSERTED,
    REORDERED,
    CUT
  }

  /** How the hash that is kept apart fits. */
  public enum HeadFit {
    /** It is the hash of the last row. */
    FITS,
    /** It is that of an earlier row, as after a crash. */
    BEHIND,
    /** It is that of no row. */
    LOST,
    /** There is none. */
    MISSING
  }

  /** Whether nothing speaks against the ledger. */
  public boolean passed() {
    return broken.isEmpty() && gaps.isEmpty();
  }

  /**
   * A line of the file.
   *
   * @param chained whether it has two hashes at its end
   * @param own whether its hash is its own
   */
  private record Seen(
      int line,
      boolean chained,
      boolean own,
      String prev,
      String hash,
      boolean anchor,
      boolean gap) {}

  public static Audit of(InputStream file, Optional<Head> head) throws IOException {
    var seen = new ArrayList<Seen>();
    var before = Link.digest();
    var link = new Link();
    int[] earlier = {0};
    int[] torn = {0};
    boolean[] ours = {false};
    Lines.each(
        file,
        (bytes, from, to, number, ended) -> {
          boolean chained = ended && Link.ends(bytes, from, to);
          if (!ended && (!seen.isEmpty() || Link.ends(bytes, from, to))) {
            torn[0] = number;
          } else if (chained) {
            seen.add(chained(bytes, from, to, number, link));
          } else if (seen.isEmpty() && (!ours[0] || Columns.heads(bytes, from, to))) {
            // Below a header that names hashes, a line without them is one that lost them.
            ours[0] = Columns.heads(bytes, from, to) && Columns.of(bytes, from, to).ours();
            earlier[0]++;
            update(before, bytes, from, to, ended);
          } else {
            seen.add(new Seen(number, false, false, "", "", false, false));
          }
        });
    return judge(seen, Link.hex(before.digest()), earlier[0], torn[0], head);
  }

  private static void update(MessageDigest digest, byte[] bytes, int from, int to, boolean ended) {
    digest.update(bytes, from, to - from);
    if (ended) {
      digest.update((byte) '\n');
    }
  }

  private static Seen chained(byte[] bytes, int from, int to, int number, Link link) {
    Reading cells = Reading.of(bytes, from, to);
    boolean anchor = cells.is(5, "anchor");
    return new Seen(
        number,
        true,
        link.sound(bytes, from, to),
        Link.prev(bytes, to),
        Link.hash(bytes, to),
        anchor,
        anchor && cells.text(12).startsWith("head:"));
  }

  private static Audit judge(
      List<Seen> seen, String seal, int earlier, int torn, Optional<Head> head) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < seen.size(); i++) {
      if (seen.get(i).chained()) {
        places.putIfAbsent(seen.get(i).hash(), i);
      }
    }
    String headHash = head.map(Head::hash).orElse("");
    String expected = seal;
    Optional<Break> broken = Optional.empty();
    int sound = 0;
    for (int i = 0; i < seen.size() && broken.isEmpty(); i++) {
      broken = fault(seen, i, expected, places, headHash);
      if (broken.isEmpty()) {
        sound++;
        expected = seen.get(i).hash();
      }
    }
    String last = sound == 0 ? "" : expected;
    if (broken.isEmpty() && torn > 0) {
      broken = Optional.of(new Break(torn, Kind.CUT, "the line was never finished"));
    }
    HeadFit fit =
        head.isEmpty()
            ? HeadFit.MISSING
            : headHash.equals(last)
                ? HeadFit.FITS
                : places.containsKey(headHash) ? HeadFit.BEHIND : HeadFit.LOST;
    if (broken.isEmpty() && fit == HeadFit.LOST) {
      broken = Optional.of(cut(seen, earlier, head.orElseThrow()));
    }
    return new Audit(
        (int) seen.stream().filter(Seen::chained).count(),
        sound,
        earlier,
        last,
        broken,
        seen.stream().filter(Seen::gap).map(Seen::line).toList(),
        fit);
  }

  private static Break cut(List<Seen> seen, int earlier, Head head) {
    int end = (seen.isEmpty() ? earlier : seen.getLast().line()) + 1;
    long missing = head.rows() - seen.size();
    return new Break(
        end,
        Kind.CUT,
        missing > 0
            ? missing + (missing == 1 ? " row is" : " rows are") + " missing at the end"
            : "the rows at the end are others than the hash that is kept apart speaks of");
  }

  /** What is wrong with a line, whatever stands behind the line before it. */
  private static Optional<Break> fault(
      List<Seen> seen, int at, String expected, Map<String, Integer> places, String head) {
    Seen it = seen.get(at);
    boolean follows = it.prev().equals(expected);
    if (it.chained() && it.own() && follows) {
      return Optional.empty();
    }
    // If what comes later follows from what came before, this one does not belong here.
    boolean skipped =
        head.equals(expected)
            || seen.subList(at + 1, seen.size()).stream()
                .anyMatch(later -> later.own() && later.prev().equals(expected));
    int line = it.line();
    if (!it.chained() || !it.own()) {
      return Optional.of(
          skipped
              ? new Break(line, Kind.INSERTED, "the row is none of the chain")
              : new Break(line, Kind.CHANGED, "the row is not what its hash was made of"));
    }
    int twin = places.getOrDefault(it.hash(), at);
    if (twin < at) {
      return Optional.of(
          new Break(line, Kind.INSERTED, "the row is that of line " + seen.get(twin).line()));
    }
    Integer place = places.get(it.prev());
    if (place != null && place >= at) {
      return Optional.of(
          new Break(
              line,
              Kind.REORDERED,
              "the row belongs behind that of line " + seen.get(place).line()));
    }
    if (skipped) {
      return Optional.of(new Break(line, Kind.INSERTED, "the row is none of the chain"));
    }
    if (place != null) {
      return Optional.of(
          new Break(
              seen.get(place + 1).line(),
              Kind.INSERTED,
              "line " + line + " follows from line " + seen.get(place).line()));
    }
    if (at == 0 && it.anchor()) {
      return Optional.of(
          new Break(1, Kind.CHANGED, "what stands before the chain is not what it was"));
    }
    return Optional.of(
        new Break(
            line, Kind.REMOVED, "what it follows from was removed, or changed and hashed anew"));
  }
}
