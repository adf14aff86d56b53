package io.jobsentry.config;

import io.jobsentry.json.Json;
import io.jobsentry.model.PosixSignal;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Checks single values against their types. */
final class Scalars {
  private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9]\\d{0,17})");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\d{1,17}(\\.\\d{0,17})?|\\.\\d{1,17})(e[-+]?\\d{1,2})?");
  private static final Pattern WITH_UNIT = Pattern.compile("(\\d{1,6})\\s?([smhd])[a-z]*");

  private final Problems problems;

  Scalars(Problems problems) {
    this.problems = problems;
  }

  /**
   * Checks one value.
   *
   * @param path the key, for the problem
   * @param scalar as written
   * @param text with everything put in
   * @param filled whether something was put in, and the look of what is written says nothing
   * @return nothing when a problem was added
   */
  Optional<Json> check(String path, Type type, Node.Scalar scalar, String text, boolean filled) {
    if (text.indexOf('\0') >= 0) {
      return wrong(scalar, "`" + path + "` holds a NUL character", "no program can be given one");
    }
    boolean number = scalar.look() == Node.Look.NUMBER || filled;
    return switch (type) {
      case Type.Text(boolean mayBeEmpty) ->
          mayBeEmpty || !text.isBlank()
              ? Optional.of(Json.of(text))
              : wrong(scalar, "`" + path + "` is empty", "");
      case Type.PathText() -> path(path, scalar, text);
      case Type.Regex(int groups) -> regex(path, scalar, groups);
      case Type.Url() -> url(path, scalar, text);
      case Type.Flag() ->
          text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
              ? flag(path, scalar, text, filled)
              : wrong(
                  scalar,
                  "`" + path + "` is `true` or `false`, not " + found(scalar, text),
                  flagHint(text));
      case Type.Whole(long least, long most) -> whole(path, scalar, text, number, least, most);
      case Type.Fraction(double least, double most) ->
          bounded(
              path,
              scalar,
              text,
              number,
              value ->
                  value.doubleValue() < least || value.doubleValue() > most
                      ? "lies between " + plain(least) + " and " + plain(most)
                      : "");
      case Type.Seconds(boolean mayBeZero, long most) ->
          bounded(
              path,
              scalar,
              text,
              number,
              value -> {
                if (value.signum() < 0 || (value.signum() == 0 && !mayBeZero)) {
                  return mayBeZero ? "cannot be negative" : "must be more than 0";
                }
                return value.compareTo(BigDecimal.valueOf(most)) > 0
                    ? "is at most " + most + " (ten years)"
                    : "";
              });
      case Type.Size(long least) -> size(path, scalar, text, least);
      case Type.Signal() -> signal(path, scalar, text);
      case Type.Choice choice -> choice(path, scalar, text, choice);
      case Type.ListOf _, Type.MapOf _, Type.Section _, Type.FlagOrSection _ ->
          throw new IllegalStateException(path + " is no single value");
    };
  }

  private Optional<Json> flag(String path, Node.Scalar scalar, String text, boolean filled) {
    if (scalar.look() == Node.Look.TEXT && !filled) {
      return wrong(
          scalar,
          "`" + path + "` is `true` or `false`, not the text " + Words.quote(text),
          "remove the quotes");
    }
    return Optional.of(Json.of(text.equalsIgnoreCase("true")));
  }

  private static String flagHint(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "on", "y", "1" -> "write `true`";
      case "no", "off", "n", "0" -> "write `false`";
      default -> "";
    };
  }

  private Optional<Json> path(String path, Node.Scalar scalar, String text) {
    if (text.isBlank()) {
      return wrong(scalar, "`" + path + "` is empty", "the project's folder is `.`");
    }
    if (text.equals("~") || text.startsWith("~/")) {
      return wrong(
          scalar,
          "`~` is not a folder here: no shell looks at `" + path + "`",
          "write `$HOME" + text.substring(1) + "`");
    }
    return Optional.of(Json.of(text));
  }

  private Optional<Json> regex(String path, Node.Scalar scalar, int groups) {
    Optional<RegexCheck.Flaw> flaw = RegexCheck.flaw(scalar.text(), groups);
    if (flaw.isEmpty()) {
      return Optional.of(Json.of(scalar.text()));
    }
    RegexCheck.Flaw found = flaw.get();
    problems.add(
        problems.source().within(scalar, found.offset(), found.length()),
        "in `" + path + "`: " + found.sentence(),
        found.hint());
    return Optional.empty();
  }

  private Optional<Json> url(String path, Node.Scalar scalar, String text) {
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
        return Optional.of(Json.of(text));
      }
    } catch (URISyntaxException e) {
      return wrong(
          scalar,
          "`" + path + "` is not an address",
          "at character " + (e.getIndex() + 1) + ": " + e.getReason().toLowerCase(Locale.ROOT));
    }
    return wrong(
        scalar,
        "`" + path + "` is not an http or https address",
        "write it in full: `https://host/path`");
  }

  private Optional<Json> whole(
      String path, Node.Scalar scalar, String text, boolean number, long least, long most) {
    if (!number || !WHOLE.matcher(text).matches()) {
      return wrong(
          scalar,
          "`" + path + "` is a whole number, not " + found(scalar, text),
          wholeHint(scalar, text));
    }
    long value = Long.parseLong(text);
    if (value < least) {
      return wrong(scalar, "`" + path + "` is at least " + least + ", not " + value, "");
    }
    if (value > most) {
      return wrong(scalar, "`" + path + "` is at most " + most + ", not " + value, "");
    }
    return Optional.of(Json.of(value));
  }

  private static String wholeHint(Node.Scalar scalar, String text) {
    if (scalar.look() == Node.Look.TEXT && WHOLE.matcher(text).matches()) {
      return "remove the quotes";
    }
    if (text.matches("[-+]?0\\d+")) {
      return "write it without leading zeros";
    }
    if (text.matches("\\d{1,9}\\.0*")) {
      return "write `" + text.substring(0, text.indexOf('.')) + "`";
    }
    return text.matches("\\d[\\d_,]*[_,][\\d_,]*") ? "write only digits" : "";
  }

  private Optional<Json> bounded(
      String path,
      Node.Scalar scalar,
      String text,
      boolean number,
      Function<BigDecimal, String> complaint) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.matches("[-+]?\\.(inf|nan)")) {
      return wrong(
          scalar,
          "`" + path + "` is a finite number, not " + Words.quote(text),
          path.endsWith("_seconds") ? "for a very long time write `315360000` (ten years)" : "");
    }
    if (!number || !DECIMAL.matcher(lower).matches()) {
      return wrong(
          scalar,
          "`"
              + path
              + "` is a number"
              + (path.endsWith("_seconds") ? " of seconds" : "")
              + ", not "
              + found(scalar, text),
          numberHint(scalar, lower));
    }
    var value = new BigDecimal(lower);
    String wrong = complaint.apply(value);
    return wrong.isEmpty()
        ? Optional.of(new Json.Num(value))
        : wrong(scalar, "`" + path + "` " + wrong + ", not " + Words.quote(text), "");
  }

  private static String numberHint(Node.Scalar scalar, String text) {
    if (scalar.look() == Node.Look.TEXT && DECIMAL.matcher(text).matches()) {
      return "remove the quotes";
    }
    var unit = WITH_UNIT.matcher(text);
    if (unit.matches()) {
      long factor =
          switch (unit.group(2)) {
            case "s" -> 1;
            case "m" -> 60;
            case "h" -> 3600;
            default -> 86_400;
          };
      return "write `" + Long.parseLong(unit.group(1)) * factor + "`";
    }
    return "";
  }

  private Optional<Json> size(String path, Node.Scalar scalar, String text, long least) {
    OptionalLong bytes = Size.parse(text);
    if (bytes.isEmpty()) {
      return wrong(
          scalar,
          "`" + path + "` is a number of bytes, not " + found(scalar, text),
          "write it like `67108864`, `64MB` or `64MiB`");
    }
    if (bytes.getAsLong() < least) {
      return wrong(
          scalar, "`" + path + "` is at least " + least + " bytes, not " + Words.quote(text), "");
    }
    return Optional.of(
        scalar.look() == Node.Look.NUMBER ? Json.of(bytes.getAsLong()) : Json.of(text));
  }

  private Optional<Json> signal(String path, Node.Scalar scalar, String text) {
    Optional<PosixSignal> signal = PosixSignal.parse(text);
    if (signal.isPresent()) {
      return Optional.of(Json.of(signal.get().name()));
    }
    List<String> known = Arrays.stream(PosixSignal.values()).map(Enum::name).toList();
    return wrong(
        scalar,
        "`" + path + "` is not a signal that can be sent: " + Words.quote(text),
        Words.suggest(text.toUpperCase(Locale.ROOT).replaceFirst("^SIG", ""), known));
  }

  private Optional<Json> choice(String path, Node.Scalar scalar, String text, Type.Choice choice) {
    List<String> words = choice.words();
    String asked = scalar.look() == Node.Look.FLAG ? text.toLowerCase(Locale.ROOT) : text;
    if (words.contains(asked)) {
      return Optional.of(Json.of(asked));
    }
    return wrong(
        scalar,
        "`" + path + "` is " + Words.oneOf(words) + ", not " + found(scalar, text),
        Words.nearest(text, words).map(meant -> "did you mean `" + meant + "`?").orElse(""));
  }

  private static String found(Node.Scalar scalar, String text) {
    return text.equals(scalar.text()) ? scalar.words() : Words.quote(text);
  }

  private static String plain(double value) {
    return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
  }

  private Optional<Json> wrong(Node.Scalar scalar, String sentence, String hint) {
    problems.add(scalar.spot(), sentence, hint);
    return Optional.empty();
  }
}
