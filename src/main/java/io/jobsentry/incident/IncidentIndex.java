package io.jobsentry.incident;

import io.jobsentry.disk.Disk;
import io.jobsentry.fingerprint.Fingerprint;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.json.MalformedJsonException;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** What a list says of an incident. */
  public record Row(
      String id,
      Instant opened,
      int incarnation,
      String detector,
      String cause,
      String place,
      Optional<Fingerprint> fingerprint) {

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
      return Json.object()
          .put("id", id)
          .put("opened", opened)
          .put("incarnation", incarnation)
          .put("detector", detector)
          .put("cause", cause)
          .put("place", place)
          .putIfPresent("fingerprint", fingerprint.map(it -> Json.of(it.toString())))
          .build();
    }

    /** Empty where a line is no row. */
    public static Optional<Row> read(String line) {
      Optional<Row> plain = IndexLine.read(line);
      return plain.isPresent() ? plain : json(line);
    }

    /** Whatever it looks like. */
    static Optional<Row> json(String line) {
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
                      row.text("fingerprint").flatMap(Fingerprint::parse)));
        }
      } catch (MalformedJsonException | DateTimeParseException _) {
        // A torn or foreign line: the folder that it was about is found when the index is settled.
      }
      return Optional.empty();
    }
  }

  /** The rows that can be read. */
  public List<Row> read() throws IOException {
    var rows = new ArrayList<Row>();
    for (String line : text().split("\n", -1)) {
      Row.read(line).ifPresent(rows::add);
    }
    return rows;
  }

  /** Ends a line that a crash or a full disk has torn. Its folder is still there. */
  void mend() throws IOException {
    String text = text();
    if (!text.isEmpty() && !text.endsWith("\n")) {
      append("\n");
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

  private String text() throws IOException {
    try {
      return new String(disk.read(layout.incidentIndex()), StandardCharsets.UTF_8);
    } catch (NoSuchFileException _) {
      return "";
    }
  }
}
