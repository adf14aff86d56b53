package io.jobsentry.cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class LogsCommandTest {
  private final Path project;
  private final Layout layout;

  LogsCommandTest(@TempDir Path project) throws IOException {
    this.project = project;
    this.layout = new Layout(project);
    Files.createDirectories(layout.logs());
  }

  private void write(int run, String text) throws IOException {
    Files.writeString(layout.segment(new Incarnation(run)), text, CREATE, APPEND);
  }

  /** Output came at a time, as the tail notes it. */
  private void noteTime(int run, long offset, Instant at) throws IOException {
    Files.writeString(
        layout.logs().resolve("job-%05d.index".formatted(run)),
        "%013d %019d\n".formatted(at.toEpochMilli(), offset),
        CREATE,
        APPEND);
  }

  private Said logs(String... words) {
    var all = new String[words.length + 3];
    all[0] = "logs";
    all[1] = "--project";
    all[2] = project.toString();
    System.arraycopy(words, 0, all, 3, words.length);
    return Said.by(all);
  }

  @Test
  void showsAllRunsAsOneStory() throws IOException {
    write(1, "a\nb\n");
    write(2, "c\n");
    assertThat(logs()).isEqualTo(new Said(0, "a\nb\nc\n", ""));
    assertThat(logs("--run", "2").out()).isEqualTo("c\n");
    assertThat(logs("-n", "2").out()).isEqualTo("b\nc\n");
  }

  @Test
  void saysThatThereIsNothingYet() {
    Said said = logs();
    assertThat(said.status()).isZero();
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains("the job has printed nothing yet");
  }

  @Test
  void namesTheRunsThereAreWhenAskedForAnother() throws IOException {
    write(3, "a\n");
    Said said = logs("--run", "7");
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains("there is no run 7", "hint: there is only run 3");
    write(5, "b\n");
    assertThat(logs("--run", "2").err())
        .contains("there is no output any more of run 2", "hint: there are runs 3 to 5");
    assertThat(logs("--run", "5").out()).isEqualTo("b\n");
  }

  @Test
  void picksLinesByExpressionColoursAside() throws IOException {
    write(1, "one\n\u001b[31mERR\u001b[0mOR two\nerror three\n");
    assertThat(logs("--grep", "ERROR").out()).contains("two").doesNotContain("three");
    assertThat(logs("--grep", "^error", "-i").out().lines()).hasSize(2);
  }

  @Test
  void refusesAnExpressionThatIsNone() {
    Said said = logs("--grep", "a(b");
    assertThat(said.status()).isEqualTo(ExitStatus.USAGE.code());
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .contains("error: `--grep a(b` is no regular expression: missing closing )")
        .contains("hint: the syntax is RE2's");
  }

  @Test
  void refusesTimesThatAreNone() {
    Said said = logs("--since", "5 apples");
    assertThat(said.status()).isEqualTo(ExitStatus.USAGE.code());
    assertThat(said.err()).contains("`--since 5 apples` is no time").contains("hint: write how");
    assertThat(logs("--since", "1m", "--until", "1h").err())
        .contains("`--until 1h` is before `--since 1m`");
    assertThat(logs("-n", "-1").status()).isEqualTo(ExitStatus.USAGE.code());
    assertThat(logs("--run", "0").status()).isEqualTo(ExitStatus.USAGE.code());
  }

  @Test
  void picksLinesByTime() throws IOException {
    write(1, "old\nnew\n");
    Instant now = Instant.now();
    noteTime(1, 0, now.minus(Duration.ofHours(3)));
    noteTime(1, 4, now.minus(Duration.ofMinutes(3)));
    assertThat(logs("--since", "1h").out()).isEqualTo("new\n");
    assertThat(logs("--until", "1h").out()).isEqualTo("old\n");
    assertThat(logs("--since", "1m").out()).isEmpty();
  }

  @Test
  void goesOnBehindAClockThatJumpedBack() throws IOException {
    write(1, "a\nb\nc\n");
    Instant now = Instant.now();
    noteTime(1, 0, now.minus(Duration.ofHours(5)));
    noteTime(1, 2, now.plus(Duration.ofHours(5)));
    noteTime(1, 4, now.minus(Duration.ofHours(4)));
    assertThat(logs("--until", "0s").out()).isEqualTo("a\nc\n");
  }

  @Test
  void saysWhatOfAnArchiveCannotBeRead() throws IOException {
    Files.writeString(
        layout.logs().resolve("job-00001.%020d-%020d.log.gz".formatted(0, 4)), "no gzip");
    Files.writeString(layout.logs().resolve("job-00001.head"), "%020d\n".formatted(4));
    write(1, "\0\0\0\0rest\n");
    Said said = logs();
    assertThat(said.out()).isEqualTo("rest\n");
    assertThat(said.err()).contains("is damaged").contains("job-00001");
  }

  @Test
  void writesOneObjectPerLine() throws IOException {
    write(1, "say \"hi\"\n");
    assertThat(logs("--json").out())
        .isEqualTo("{\"incarnation\":1,\"offset\":0,\"text\":\"say \\\"hi\\\"\"}\n");
  }

  @Test
  void letsNothingOfTheJobsMoveTheTerminal() throws IOException {
    write(1, "\u001b]0;title\u0007\u001b[2J\u001b[31mred\u001b[0m\u001b]52;c;Zm9v\u0007\n");
    var out = new ByteArrayOutputStream();
    var command = new LogsCommand(console(out), true);
    assertThat(new picocli.CommandLine(command).execute("--project", project.toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\u001b[31mred\u001b[0m\n");
    assertThat(logs().out()).contains("]0;title");
  }

  private static Console console(OutputStream out) {
    return new Console(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
        new ByteArrayInputStream(new byte[0]),
        Path.of("").toAbsolutePath(),
        Map.of(),
        Console.Terminals.NONE);
  }

  /** Takes what comes until it is closed, as a pipe whose reader goes away. */
  private static final class Pipe extends OutputStream {
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private volatile boolean broken;

    @Override
    public void write(int b) throws IOException {
      if (broken) {
        throw new IOException("Broken pipe");
      }
      text.write(b);
    }
  }

  @Test
  void followsNewRunsUntilNobodyReads() throws Exception {
    write(1, "a\n");
    var pipe = new Pipe();
    var command = new picocli.CommandLine(new LogsCommand(console(pipe), false));
    var ended = new CompletableFuture<Integer>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> ended.complete(command.execute("-f", "--project", project.toString())));
    until(pipe, "a\n");
    write(1, "b\n");
    until(pipe, "a\nb\n");
    write(2, "c\n");
    until(pipe, "a\nb\nc\n");
    pipe.broken = true;
    write(2, "d\n");
    write(2, "e\n");
    assertThat(ended.get(60, TimeUnit.SECONDS)).isZero();
    assertThat(pipe.text.toString(StandardCharsets.UTF_8)).isEqualTo("a\nb\nc\n");
  }

  private static void until(Pipe pipe, String text) {
    Instant deadline = Instant.now().plusSeconds(60);
    while (!pipe.text.toString(StandardCharsets.UTF_8).equals(text)) {
      assertThat(Instant.now()).as("shown: %s", pipe.text).isBefore(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }
}
