package io.jobsentry.monitor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Names of streams in few words: {@code rank0-6, rank9 (rank4 first)}. */
public final class SourceNames {
  private static final int SHOWN = 12;

  private SourceNames() {}

  /**
   * @param sources the first to fail first
   */
  public static String of(List<String> sources) {
    if (sources.size() == 1) {
      return sources.getFirst();
    }
    Map<String, TreeSet<Long>> numbered = new LinkedHashMap<>();
    var parts = new ArrayList<String>();
    for (String source : sources) {
      int digits = digits(source);
      if (digits == 0) {
        parts.add(source);
      } else {
        String name = source.substring(0, source.length() - digits);
        numbered
            .computeIfAbsent(name, _ -> new TreeSet<>())
            .add(Long.parseLong(source.substring(source.length() - digits)));
      }
    }
    numbered.forEach((name, numbers) -> parts.addAll(ranges(name, List.copyOf(numbers))));
    int more = parts.size() - SHOWN;
    String shown = String.join(", ", parts.subList(0, Math.min(SHOWN, parts.size())));
    return shown
        + (more > 0 ? " and " + more + " more" : "")
        + " ("
        + sources.size()
        + ", "
        + sources.getFirst()
        + " first)";
  }

  /** How many digits it ends with, if that is a number as people count. */
  private static int digits(String source) {
    int digits = 0;
    while (digits < source.length()
        && Character.digit(source.charAt(source.length() - 1 - digits), 10) >= 0) {
      digits++;
    }
    boolean plain = digits == 1 || source.charAt(source.length() - Math.max(1, digits)) != '0';
    return digits <= 9 && plain ? digits : 0;
  }

  private static List<String> ranges(String name, List<Long> numbers) {
    var ranges = new ArrayList<String>();
    for (int from = 0; from < numbers.size(); ) {
      int to = from;
      while (to + 1 < numbers.size() && numbers.get(to + 1) == numbers.get(to) + 1) {
        to++;
      }
      ranges.add(name + numbers.get(from) + (to == from ? "" : "-" + numbers.get(to)));
      from = to + 1;
    }
    return ranges;
  }
}
