package io.jobsentry.incident;

import io.jobsentry.disk.Disk;
import io.jobsentry.fingerprint.Fingerprint;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.json.MalformedJsonException;
import io.jobsentry.model.Layout;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One line about each incident, in the order in which they were opened, so that a hundred thousand
 * can be listed without opening their folders. The folders are the truth.
 */
public final class IncidentIndex {
  private final Layout layout;
  private final Disk disk;

  public IncidentIndex(Layout layout, Disk disk) {
    this.layout = layout;
    this.disk = disk;
  }

  /**
   * An incident that has no folder of its own.
   *
   * @param of the incident whose folder it is in
   * @param number of the occurrence; the one that has the folder is the first
   * @param times how many occurrences the row stands for: of very many, some have no row
   */
  public record Repeat(String of, long number, long times) {}

  /** What a list says of an incident. */
  public record Row(
      String id,
      Instant opened,
      int incarnation,
      String detector,
      String cause,
      String place,
      Optional<Fingerprint> fingerprint,
      Optional<Repeat> repeat) {

    /** One that has a folder. */
    public Row(
        String id,
        Instant opened,
        int incarnation,
        String detector,
        String cause,
        String place,
        Optional<Fingerprint> fingerprint) {
      this(id, opened, incarnation, detector, cause, place, fingerprint, Optional.empty());
    }

    /** The id of the incident in whose folder it is. */
    public String folder() {
      return repeat.map(Repeat::of).orElse(id);
    }

    public long number() {
      return repeat.map(Repeat::number).orElse(1L);
    }

    public long times() {
      return repeat.map(Repeat::times).orElse(1L);
    }

    /** The same as a repeat. */
    Row repeating(String of, long number, long times) {
      return new Row(
          id,
          opened,
          incarnation,
          detector,
          cause,
          place,
          fingerprint,
          Optional.of(new Repeat(of, number, times)));
    }

    public static Row of(Dossier about) {
      return new Row(
          about.id(),
          about.subject().opened(),
          about.subject().incarnation().number(),
          about.subject().detector(),
          about.subject().cause(),
          about.stack().flatMap(Stack::place).orElse(""),
          about.subject().fingerprint());
    }

    public Json.Obj json() {
      var json =
          Json.object()
              .put("id", id)
              .put("opened", opened)
              .put("incarnation", incarnation)
              .put("detector", detector)
              .put("cause", cause)
              .put("place", place)
              .putIfPresent("fingerprint", fingerprint.map(it -> Json.of(it.toString())));
      repeat.ifPresent(
          it -> json.put("of", it.of()).put("number", it.number()).put("times", it.times()));
      return json.build();
    }

    /** Empty where a line is no row. */
    public static Optional<Row> read(String line) {
      try {
        if (!line.isBlank() && JsonText.parse(line) instanceof Json.Obj row) {
          Optional<String> id = row.text("id");
          return id.map(
              it ->
                  new Row(
                      it,
                      Instant.parse(row.text("opened").orElse("")),
                      (int) row.number("incarnation").orElse(0),
                      row.text("detector").orElse(""),
                      row.text("cause").orElse(""),
                      row.text("place").orElse(""),
                      row.text("fingerprint").flatMap(Fingerprint::parse),
                      repeat(row)));
        }
      } catch (MalformedJsonException | DateTimeParseException _) {
        // A torn or foreign line: the folder that it was about is found when the index is settled.
      }
      return Optional.empty();
    }

    private static Optional<Repeat> repeat(Json.Obj row) {
      return row.text("of")
          .map(
              of ->
                  new Repeat(
                      of,
                      Math.max(2, row.number("number").orElse(2)),
                      Math.max(1, row.number("times").orElse(1))));
    }
  }

  /** The rows that can be read. */
  public List<Row> read() throws IOException {
    var rows = new ArrayList<Row>();
    each(rows::add);
    return rows;
  }

  /**
   * What the index has of the incidents that come last in it, in its order and without reading more
   * than it must: of each, the row of its folder and those of its repeats.
   *
   * @param most so many of them
   * @param words which all stand in a row that is wanted, in any case
   * @param wanted looks at rows in which they may stand
   */
  public List<Row> latest(int most, List<String> words, Wanted wanted) throws IOException {
    if (!Files.isRegularFile(layout.incidentIndex())) {
      return List.of();
    }
    var found = new Latest(most, wanted);
    var sought = new Sought(words);
    var repeat = new Sought(List.of("\"of\":"));
    try (var lines = new LastLines(layout.incidentIndex())) {
      while (!found.isFull() && lines.next()) {
        boolean hit = lines.mayHold(sought);
        if (hit || found.lacksFolders() || lines.mayHold(repeat)) {
          Optional<Row> row = Row.read(lines.line());
          if (row.isPresent()) {
            found.take(row.get(), hit);
          }
        }
      }
    }
    return found.rows();
  }

  /** Each row that can be read, without holding them all. */
  public void each(Consumer<Row> taker) throws IOException {
    lines(StandardCharsets.UTF_8, line -> Row.read(line).ifPresent(taker));
  }

  /** The rows without a folder of their own; the others are not even read. */
  public void eachRepeat(Consumer<Row> taker) throws IOException {
    lines(
        StandardCharsets.UTF_8,
        line -> {
          if (line.contains("\"of\":")) {
            Row.read(line).filter(it -> it.repeat().isPresent()).ifPresent(taker);
          }
        });
  }

  /** Whether a row is one of those that somebody wants. */
  @FunctionalInterface
  public interface Wanted {
    boolean is(Row row) throws IOException;
  }

  private interface Taker {
    void take(String line) throws IOException;
  }

  /** A hundred thousand rows are more than what a supervisor should hold at once. */
  private void lines(Charset charset, Taker taker) throws IOException {
    if (!Files.isRegularFile(layout.incidentIndex())) {
      return;
    }
    try (var lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(layout.incidentIndex()), charset))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        taker.take(line);
      }
    }
  }

  /** Ends a line that a crash or a full disk has torn. Its folder is still there. */
  void mend() throws IOException {
    if (!Files.isRegularFile(layout.incidentIndex())) {
      return;
    }
    try (var file = FileChannel.open(layout.incidentIndex(), StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      if (file.size() > 0 && file.read(last, file.size() - 1) == 1 && last.get(0) != '\n') {
        append("\n");
      }
    }
  }

  /**
   * Leaves rows out, in one step; lines that are none stay, to the byte.
   *
   * @param instead comes at the end
   */
  void replace(Predicate<Row> unwanted, Optional<Row> instead) throws IOException {
    Path index = layout.incidentIndex();
    Path fresh = index.resolveSibling(index.getFileName() + ".new");
    disk.delete(fresh);
    try {
      try (var draft = new Draft(disk.append(fresh))) {
        lines(
            StandardCharsets.ISO_8859_1,
            line -> {
              byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
              String text = new String(bytes, StandardCharsets.UTF_8);
              if (Row.read(text).filter(unwanted).isEmpty()) {
                draft.add(bytes);
              }
            });
        if (instead.isPresent()) {
          draft.add(JsonText.compact(instead.get().json()).getBytes(StandardCharsets.UTF_8));
        }
        draft.finish();
      }
      disk.move(fresh, index);
    } catch (IOException e) {
      // On a full disk, half a file is room that others need.
      disk.delete(fresh);
      throw e;
    }
  }

  /** Lines on their way to a file, a piece at a time. */
  private record Draft(Disk.Appender file, ByteArrayOutputStream piece) implements AutoCloseable {
    private static final int PIECE = 1 << 16;

    Draft(Disk.Appender file) {
      this(file, new ByteArrayOutputStream(PIECE));
    }

    void add(byte[] line) throws IOException {
      piece.writeBytes(line);
      piece.write('\n');
      if (piece.size() >= PIECE) {
        file.append(piece.toByteArray(), false);
        piece.reset();
      }
    }

    void finish() throws IOException {
      file.append(piece.toByteArray(), true);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  void add(Row row) throws IOException {
    append(JsonText.compact(row.json()) + "\n");
  }

  private void append(String text) throws IOException {
    try (Disk.Appender file = disk.append(layout.incidentIndex())) {
      long size = file.size();
      try {
        file.append(text.getBytes(StandardCharsets.UTF_8), true);
      } catch (IOException e) {
        file.cutTo(size);
        throw e;
      }
    }
  }
}
