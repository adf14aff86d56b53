package io.jobsentry.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.disk.RealDisk;
import io.jobsentry.incident.IncidentIndex.Row;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of an index from its end. */
final class LatestTest {
  private static final Instant AT = Instant.parse("2026-01-31T09:30:00Z");
  private final Layout layout;
  private final IncidentIndex index;

  LatestTest(@TempDir Path folder) throws IOException {
    layout = new Layout(folder);
    Files.createDirectories(layout.incidents());
    index = new IncidentIndex(layout, new RealDisk());
  }

  private static Row row(int number, String cause) {
    return new Row(
        "i" + number,
        AT.plusSeconds(number),
        number,
        "traceback",
        cause,
        "train.py:4 in main",
        Optional.empty());
  }

  private List<String> ids(int most, List<String> words, IncidentIndex.Wanted wanted)
      throws IOException {
    return index.latest(most, words, wanted).stream().map(Row::id).toList();
  }

  @Test
  void theLatestComeInTheOrderOfTheIndex() throws Exception {
    assertThat(ids(3, List.of(), _ -> true)).isEmpty();
    for (int i = 1; i < 6; i++) {
      index.add(row(i, "KeyError"));
    }
    assertThat(ids(3, List.of(), _ -> true)).containsExactly("i3", "i4", "i5");
    assertThat(ids(9, List.of(), _ -> true)).hasSize(5);
  }

  @Test
  void ofARepeatTheRowOfItsFolderIsFoundHoweverFarBack() throws Exception {
    index.add(row(1, "KeyError"));
    index.add(row(2, "OSError"));
    index.add(row(3, "KeyError").repeating("i1", 2, 1));
    index.add(row(4, "ValueError"));
    index.add(row(5, "KeyError").repeating("i1", 3, 1));
    assertThat(ids(1, List.of(), _ -> true)).containsExactly("i1", "i3", "i5");
    assertThat(ids(2, List.of(), _ -> true)).containsExactly("i1", "i3", "i4", "i5");
  }

  @Test
  void theLatestRepeatOfAFolderIsKnownThoughOnlyAnEarlierRowIsWanted() throws Exception {
    index.add(row(1, "KeyError: 'lr'"));
    index.add(row(2, "KeyError: 'x'").repeating("i1", 2, 1));
    index.add(row(3, "KeyError: 'y'").repeating("i1", 3, 1));
    assertThat(ids(5, List.of("LR"), row -> row.cause().contains("lr")))
        .containsExactly("i1", "i3");
  }

  @Test
  void wordsAreFoundHoweverJsonWritesThem() throws Exception {
    index.add(row(1, "it said \"no\" to C:\\temp\n"));
    index.add(row(2, "\u212Aelvin and Müller"));
    index.add(row(3, "plain"));
    for (String word : List.of("\"no\"", "c:\\temp", "\n")) {
      assertThat(ids(5, List.of(word), holding(word))).as(word).containsExactly("i1");
    }
    for (String word : List.of("kelvin", "müller", "MÜLLER")) {
      assertThat(ids(5, List.of(word), holding(word))).as(word).containsExactly("i2");
    }
    assertThat(ids(5, List.of("PLAIN", "train"), _ -> true)).contains("i3");
  }

  private static IncidentIndex.Wanted holding(String word) {
    return row -> row.cause().toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
  }

  @Test
  void whatIsNoRowIsPassedOver() throws Exception {
    index.add(row(1, "KeyError"));
    Files.writeString(
        layout.incidentIndex(),
        "\nhello\n" + JsonText.compact(row(2, "OSError").json()) + "\n\n{\"id\":",
        java.nio.file.StandardOpenOption.APPEND);
    assertThat(ids(5, List.of(), _ -> true)).containsExactly("i1", "i2");
  }

  @Test
  void linesAreThoseOfTheFileWhateverTheirLength() throws Exception {
    var random = new Random(7);
    var lines = new ArrayList<String>();
    for (int i = 0; i < 300; i++) {
      lines.add(i + "x".repeat(random.nextInt(10) == 0 ? random.nextInt(200_000) : 40));
    }
    Path file = layout.incidents().resolve("lines");
    for (String end : List.of("\n", "", "\n\n")) {
      Files.writeString(file, String.join("\n", lines) + end);
      var read = new ArrayList<String>();
      try (var last = new LastLines(file)) {
        while (last.next()) {
          read.add(last.line());
        }
      }
      Collections.reverse(read);
      read.removeIf(String::isEmpty);
      assertThat(read)
          .as("with %s", JsonText.compact(io.jobsentry.json.Json.of(end)))
          .isEqualTo(lines);
    }
  }
}
