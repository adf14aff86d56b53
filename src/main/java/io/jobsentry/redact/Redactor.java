package io.jobsentry.redact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of text. Only the secret is replaced, by {@code [redacted:KIND]}: names, quotes
 * and lines stay. To redact what is redacted changes nothing. It holds no state between texts, and
 * any number of threads may use it.
 */
public final class Redactor {
  private final Supplier<Given> given;
  private volatile @Nullable Automaton made;

  private Redactor(Supplier<Given> given) {
    this.given = given;
  }

  /** Knows the kinds, and the values of those of the job's variables whose names look secret. */
  public static Redactor of(Map<String, String> variables) {
    var known = Map.copyOf(variables);
    return of(() -> new Given().variables(known));
  }

  /**
   * Knows the kinds, and what of a job's own is secret by its name. To make one costs nothing: it
   * gets ready when it is used first, or when it is told to.
   *
   * @param given asked for once, on the thread that needs it first
   */
  public static Redactor of(Supplier<Given> given) {
    return new Redactor(given);
  }

  /** Gets ready on a thread of its own, so that the first text need not wait. */
  public void warm() {
    Thread.ofPlatform().daemon().name("sentry-redactor").start(this::automaton);
  }

  private Automaton automaton() {
    Automaton ready = made;
    return ready == null ? make() : ready;
  }

  private synchronized Automaton make() {
    Automaton ready = made;
    if (ready == null) {
      ready = Rules.automaton(given.get());
      made = ready;
    }
    return ready;
  }

  /** Knows the kinds only. */
  public static Redactor withoutVariables() {
    return of(Map.of());
  }

  public Redacted redact(String text) {
    return Redacted.of(clean(text));
  }

  /**
   * The words of a command: each as it is, or without what is secret of it. What a flag says of the
   * word after it counts.
   */
  public List<String> words(List<String> command) {
    return CommandWords.masked(automaton(), command).stream().map(this::clean).toList();
  }

  /**
   * Lines that follow one another, as many as before: what begins in one of them may end in
   * another.
   */
  public List<String> lines(List<String> lines) {
    String[] clean = clean(String.join("\n", lines)).split("\n", -1);
    var told = new ArrayList<String>();
    int place = 0;
    for (String line : lines) {
      int next = place + 1 + (int) line.chars().filter(c -> c == '\n').count();
      told.add(String.join("\n", List.of(clean).subList(place, next)));
      place = next;
    }
    return told;
  }

  /** The same for bytes, which may be no UTF-8: what is no secret stays as it is. */
  public byte[] redact(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length + 64);
    pass(bytes, new Passage(automaton(), (some, from, to) -> out.write(some, from, to - from)));
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
    return new RedactingStream(this::automaton, out);
  }

  private String clean(String text) {
    // What was cut out of a longer text may begin in the middle of a key.
    if (KeyBlock.endsFirst(text)) {
      return whole(KeyBlock.BEGINNING + text).substring(KeyBlock.BEGINNING.length());
    }
    return whole(text);
  }

  private String whole(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var out = new ByteArrayOutputStream(bytes.length + 64);
    var passage = new Passage(automaton(), (some, from, to) -> out.write(some, from, to - from));
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
