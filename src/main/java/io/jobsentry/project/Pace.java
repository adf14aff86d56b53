package io.jobsentry.project;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * What a program prints as it gets on, told from its source.
 *
 * @param progress an expression whose group 1 only grows
 * @param movement an expression whose group 1 changes whenever the program moves
 * @param example the piece of source that it was told from
 */
public record Pace(String progress, String movement, String example) {
  /** What only grows comes before what may start afresh with each epoch. */
  private static final List<String> WORDS =
      List.of("global_step", "step", "iteration", "iter", "epoch");

  private static final int SHOWN = 60;

  /** Within a text: a word, what may stand between, and something that is filled in. */
  private static final String FILLED_IN =
      "[\"'`][^\"'`\\n]{0,80}\\b(%s)s?[=:#/\\[( \\t]{0,6}(?:\\{|%%[-+ 0]?[0-9]*[disv]|\\$\\{)";

  /** As in {@code print("step", step)}. */
  private static final String HANDED_OVER =
      "(?i:print|println|log|info|printf|println!)\\([^()\\n]{0,80}\\b(%s)s?[=:]?[\"'`],";

  /** What libraries print by themselves. */
  private enum Library {
    TRANSFORMERS("\\btransformers\\b", "\\bTrainer\\(", "'epoch': '?([0-9.]+)"),
    LIGHTNING("\\b(?:pytorch_)?lightning\\b", "\\bTrainer\\(", "Epoch (\\d+)"),
    KERAS("\\bkeras\\b", "\\.fit\\(", "Epoch (\\d+)");

    private final Pattern named;
    private final Pattern used;
    private final String printed;

    Library(String named, String used, String printed) {
      this.named = Pattern.compile(named);
      this.used = Pattern.compile(used);
      this.printed = printed;
    }
  }

  /** The pace of a program; none where its source shows none. */
  public static Optional<Pace> of(String source) {
    for (String word : WORDS) {
      for (String shape : List.of(FILLED_IN, HANDED_OVER)) {
        Matcher matcher = Pattern.compile("(?i)" + shape.formatted(word)).matcher(source);
        while (matcher.find()) {
          String line = line(source, matcher.start(1));
          if (!isComment(line)) {
            return Optional.of(of(matcher.group(1), line));
          }
        }
      }
    }
    for (Library library : Library.values()) {
      if (library.named.matcher(source).find()) {
        Matcher used = library.used.matcher(source);
        if (used.find()) {
          return Optional.of(
              new Pace(library.printed, library.printed, shown(line(source, used.start()))));
        }
      }
    }
    return Optional.empty();
  }

  private static Pace of(String word, String line) {
    String moves = counted(word);
    Matcher epoch = Pattern.compile("(?i)\\b(epoch)[^a-z]").matcher(line);
    // Steps beside an epoch may be those of the epoch, and start afresh with the next one.
    boolean within = !word.equalsIgnoreCase("epoch") && !word.contains("_") && epoch.find();
    return new Pace(within ? counted(epoch.group(1)) : moves, moves, shown(line));
  }

  private static String counted(String word) {
    return "\\b" + word + "s?[=:#\\[( ]*(\\d+)";
  }

  private static String line(String source, int at) {
    int from = source.lastIndexOf('\n', at) + 1;
    int to = source.indexOf('\n', at);
    return source.substring(from, to < 0 ? source.length() : to).strip();
  }

  private static boolean isComment(String line) {
    return line.startsWith("#") || line.startsWith("//") || line.startsWith("*");
  }

  private static String shown(String line) {
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "…";
  }
}
