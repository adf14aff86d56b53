package io.jobsentry.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.Set;

/** Reads a value out of the lines that have one. */
public sealed interface Gauge {

  /** Texts one of which is in each line that has a value; none when that is not known. */
  Set<Literal> literals();

  /** The value in a line without escape sequences, as it stands there. */
  Optional<String> read(String line);

  /** Group 1 of an expression, or all that it matches when it has no group. */
  static Gauge ofRegex(Pattern pattern) {
    return new OfRegex(Regex.of(pattern));
  }

  /** What follows a name and {@code =} or {@code :}. */
  static Gauge ofKey(String key) {
    return new OfKey(key);
  }

  /** A member of a JSON object; members of members are separated by dots. */
  static Gauge ofField(String path) {
    return new OfField(path);
  }

  /** By an expression. */
  record OfRegex(Regex regex) implements Gauge {
    @Override
    public Set<Literal> literals() {
      return regex.literals();
    }

    @Override
    public Optional<String> read(String line) {
      Optional<Matcher> match = new Confirmation(regex, Optional.empty()).find(line);
      return match.map(it -> it.group(it.groupCount() == 0 ? 0 : 1));
    }

    @Override
    public String toString() {
      return "/" + regex + "/";
    }
  }

  /** By a name. */
  record OfKey(String key) implements Gauge {
    @Override
    public Set<Literal> literals() {
      return needed(key);
    }

    @Override
    public Optional<String> read(String line) {
      return KeyedValue.in(line, key);
    }

    @Override
    public String toString() {
      return "`" + key + "`";
    }
  }

  /** By a path in an object. */
  record OfField(String path) implements Gauge {
    @Override
    public Set<Literal> literals() {
      return needed(path.substring(path.lastIndexOf('.') + 1));
    }

    @Override
    public Optional<String> read(String line) {
      return FieldValue.in(line, path);
    }

    @Override
    public String toString() {
      return "the field `" + path + "`";
    }
  }

  private static Set<Literal> needed(String name) {
    return name.length() < Need.SHORTEST ? Set.of() : Set.of(new Literal(name, false));
  }
}
