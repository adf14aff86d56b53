package io.jobsentry.cli;

import io.jobsentry.core.Fact;
import io.jobsentry.core.State;
import io.jobsentry.model.Moment;
import io.jobsentry.monitor.Witness;
import io.jobsentry.monitor.Words;
import io.jobsentry.redact.Redactor;
import io.jobsentry.text.Printable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/**
 * What sentry says while it works: one dated line per event on stderr, and the same in a file. The
 * same sentence is not said twice in a row.
 */
final class Talk implements Witness {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  /** It quotes what the job printed. */
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final PrintStream err;
  private final boolean colour;
  private final Optional<Path> file;
  private final Redactor redactor;
  private String last = "";

  /**
   * @param file where it is written down as well; a component, since the config may leave it out
   * @param redactor for what is no fact: facts come without secrets
   */
  Talk(Console console, Optional<Path> file, Redactor redactor) {
    this.redactor = redactor;
    this.err = console.err();
    this.colour = console.colour();
    this.file = file;
  }

  @Override
  public void saw(Fact fact, State state, Moment now) {
    Words.of(fact).ifPresent(sentence -> put(sentence, now.wall()));
  }

  @Override
  public void journalFails(String problem, Moment now) {
    say(
        "the journal cannot be written ("
            + problem
            + "): the job runs on, nothing new is started until it can",
        now.wall());
  }

  @Override
  public void journalWorksAgain(Moment now) {
    say("the journal can be written again", now.wall());
  }

  /** Called from any thread. */
  void say(String anything, Instant at) {
    put(redactor.redact(anything).text(), at);
  }

  private synchronized void put(String anything, Instant at) {
    // It may quote what the job printed.
    String sentence = Printable.of(anything);
    if (sentence.equals(last)) {
      return;
    }
    last = sentence;
    String stamp = CLOCK.format(at);
    err.println(
        colour
            ? "\u001b[2m" + stamp + " sentry:\u001b[0m " + sentence
            : stamp + " sentry: " + sentence);
    file.ifPresent(log -> write(log, at + " " + sentence + "\n"));
  }

  private static void write(Path log, String line) {
    try (FileChannel file =
        FileChannel.open(
            log, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), PRIVATE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(line);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException _) {
      // It stands on stderr and, where it matters, in the journal.
    }
  }
}
