package io.jobsentry.redact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Takes secrets out of text. Only the secret is replaced, by {@code [redacted:KIND]}: names, quotes
 * and lines stay. To redact what is redacted changes nothing. It holds no state between texts, and
 * any number of threads may use it.
 */
public final class Redactor {
  private final Automaton automaton;

  private Redactor(Automaton automaton) {
    this.automaton = automaton;
  }

  /** Knows the kinds, and the values of those of the job's variables whose names look secret. */
  public static Redactor of(Map<String, String> variables) {
    return new Redactor(Rules.automaton(variables));
  }

  /** Knows the kinds only. */
  public static Redactor withoutVariables() {
    return of(Map.of());
  }

  public Redacted redact(String text) {
    return Redacted.of(clean(text));
  }

  /** The same for bytes, which may be no UTF-8: what is no secret stays as it is. */
  public byte[] redact(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length + 64);
    pass(bytes, new Passage(automaton, (some, from, to) -> out.write(some, from, to - from)));
    return out.toByteArray();
  }

  /** A snapshot of an env file: every value masked; names and comments stay. */
  public Redacted envFile(String text) {
    return redact(EnvFile.masked(text));
  }

  /** A snapshot of YAML, JSON, TOML or INI: all values under names that look secret are masked. */
  public Redacted config(String text) {
    return redact(ConfigText.masked(text));
  }

  /** A stream before another one. Closing or {@link RedactingStream#finish} lets the rest go. */
  public RedactingStream stream(OutputStream out) {
    return new RedactingStream(automaton, out);
  }

  private String clean(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var out = new ByteArrayOutputStream(bytes.length + 64);
    var passage = new Passage(automaton, (some, from, to) -> out.write(some, from, to - from));
    pass(bytes, passage);
    return passage.counts().isEmpty() ? text : out.toString(StandardCharsets.UTF_8);
  }

  private static void pass(byte[] bytes, Passage passage) {
    try {
      passage.write(bytes, 0, bytes.length);
      passage.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
