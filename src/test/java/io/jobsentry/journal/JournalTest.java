package io.jobsentry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jobsentry.core.Fact;
import io.jobsentry.disk.RealDisk;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.JobExit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
  private static final Fact ONE = new Fact.TallyCleared("one");
  private static final Fact TWO = new Fact.TallyCleared("two");
  private static final Fact THREE = new Fact.TallyCleared("three");

  @TempDir private Path folder = Path.of("");
  private final RealDisk disk = new RealDisk();

  private Path file() {
    return folder.resolve("journal.jsonl");
  }

  @Test
  void everyDurableKindOfFactHasASample() {
    var kinds =
        Arrays.stream(Fact.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());
    var sampled =
        Samples.DURABLE.stream().map(f -> f.getClass().getSimpleName()).collect(Collectors.toSet());
    sampled.addAll(List.of("Looked", "ProgressSeen", "Advanced"));
    assertThat(sampled).isEqualTo(kinds);
  }

  /** What older journals lack, or what is left out where it says nothing. */
  private static final Set<String> MAYBE =
      Set.of(
          "core",
          "ok",
          "progress",
          "code",
          "signal",
          "weight",
          "last_words",
          "known_as",
          "change",
          "right",
          "end",
          "out_of_memory",
          "still_ms");

  @Test
  void everyFactComesBackAsItWasWritten() throws Exception {
    for (Fact fact : Samples.DURABLE) {
      var line = new Line(12, Samples.AT, fact, false);
      String text = line.text();
      assertThat(text).endsWith("\n").doesNotContainPattern("\n.");
      assertThat(Line.parse(text.substring(0, text.length() - 1))).contains(line);
    }
  }

  @Test
  void aFactWithAMissingMemberIsRefusedByName() {
    for (Fact fact : Samples.DURABLE) {
      Json.Obj whole = FactText.write(Json.object(), fact).build();
      for (String member : whole.members().keySet()) {
        if (!MAYBE.contains(member)) {
          var rest = Json.object();
          whole.members().forEach((name, value) -> put(rest, name, value, member));
          assertThatThrownBy(() -> FactText.read(rest.build()))
              .as("%s without %s", fact, member)
              .isInstanceOf(UnreadableFactException.class)
              .hasMessageContaining("`" + member + "`");
        }
      }
    }
  }

  @Test
  void aKillOfBeforeTheKernelWasAskedWhyIsStillRead() throws Exception {
    Json.Obj old =
        Json.object()
            .put("fact", "job-ended")
            .put("incarnation", 3)
            .put("signal", 9)
            .put("core", false)
            .put("ended", Samples.AT)
            .put("output", 4)
            .build();
    assertThat(FactText.read(old))
        .isEqualTo(
            new Fact.JobEnded(new Incarnation(3), new JobExit.Killed(9, false), Samples.AT, 4));
  }

  private static void put(Json.Builder to, String name, Json value, String except) {
    if (!name.equals(except)) {
      to.put(name, value);
    }
  }

  @Test
  void aTornEndIsCutAtEveryByteAndTheGroupsBeforeItStay() throws Exception {
    write(List.of(ONE), List.of(TWO, THREE), List.of(TWO), List.of(ONE, TWO, THREE));
    byte[] whole = Files.readAllBytes(file());
    List<Integer> groups = groupEnds(whole);
    for (int size = 0; size <= whole.length; size++) {
      Files.write(file(), Arrays.copyOf(whole, size));
      int cut = size;
      int sound = groups.stream().filter(end -> end <= cut).mapToInt(i -> i).max().orElse(0);
      Journal.Opened opened = Journal.open(disk, file());
      assertThat(opened.repair().isPresent()).as("repair at %d", size).isEqualTo(size != sound);
      assertThat(Files.size(file())).isEqualTo(sound);
      opened.journal().append(Samples.AT, List.of(THREE), true);
      opened.journal().close();
      List<Journal.Entry> entries = Journal.read(disk, file());
      assertThat(entries.getLast().fact()).isEqualTo(THREE);
      assertThat(entries.getLast().seq()).isEqualTo(entries.size());
    }
  }

  private static List<Integer> groupEnds(byte[] whole) {
    var ends = new ArrayList<Integer>();
    int start = 0;
    for (int i = 0; i < whole.length; i++) {
      if (whole[i] == '\n') {
        if (!new String(whole, start, i - start, java.nio.charset.StandardCharsets.UTF_8)
            .contains("\"more\":true")) {
          ends.add(i + 1);
        }
        start = i + 1;
      }
    }
    return ends;
  }

  @Test
  void aDamagedMiddleIsKeptAsideWholeAndNeverOverwritten() throws Exception {
    write(List.of(ONE), List.of(TWO), List.of(THREE));
    for (int round = 1; round <= 2; round++) {
      byte[] whole = Files.readAllBytes(file());
      int second = new String(whole, java.nio.charset.StandardCharsets.UTF_8).indexOf("two");
      whole[second] = (byte) ('A' + round);
      Files.write(file(), whole);
      Journal.Opened opened = Journal.open(disk, file());
      assertThat(opened.entries()).extracting(Journal.Entry::fact).containsExactly(ONE);
      assertThat(opened.repair().orElseThrow())
          .contains("damaged after entry 1", "`journal.damaged-2");
      opened.journal().append(Samples.AT, List.of(TWO), true);
      opened.journal().append(Samples.AT, List.of(THREE), true);
      opened.journal().close();
      assertThat(kept()).hasSize(round);
    }
  }

  private List<String> kept() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).filter(n -> n.contains("damaged")).toList();
    }
  }

  @Test
  void whatANewerVersionWroteIsRefusedAndLeftAlone() throws Exception {
    write(List.of(ONE));
    Json.Obj newer =
        Json.object().put("seq", 2).put("at", Samples.AT).put("fact", "teleported").build();
    String open = JsonText.compact(newer);
    String text = open.substring(0, open.length() - 1);
    var crc = new java.util.zip.CRC32C();
    crc.update(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Files.writeString(
        file(), Files.readString(file()) + text + ",\"crc\":\"%08x\"}\n".formatted(crc.getValue()));
    byte[] before = Files.readAllBytes(file());
    assertThatThrownBy(() -> Journal.open(disk, file()))
        .isInstanceOf(UnreadableFactException.class)
        .hasMessageContaining("`teleported`");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void beginsAnewAndKeepsTheOldBesideIt() throws Exception {
    write(List.of(ONE), List.of(TWO, THREE));
    var carried = new Fact.Carried(1, 2, OptionalDouble.of(3), List.of());
    Journal.renew(disk, file(), 3, Samples.AT, carried);
    assertThat(Journal.read(disk, file()))
        .containsExactly(new Journal.Entry(4, Samples.AT, carried));
    assertThat(Journal.read(disk, folder.resolve("journal-000000000003.jsonl"))).hasSize(3);
  }

  @Test
  void aRenewalThatStoppedBetweenItsTwoMovesIsFinished() throws Exception {
    write(List.of(ONE));
    Journal.renew(
        disk, file(), 1, Samples.AT, new Fact.Carried(1, 2, OptionalDouble.empty(), List.of()));
    Files.move(file(), folder.resolve("journal.jsonl.next"));
    Journal.Opened opened = Journal.open(disk, file());
    assertThat(opened.entries()).hasSize(1);
    opened.journal().close();
  }

  @Test
  void anAbsentJournalIsEmptyAndItsSizeGrows() throws Exception {
    assertThat(Journal.read(disk, file())).isEmpty();
    Journal.Opened opened = Journal.open(disk, file());
    assertThat(opened.journal().size()).isZero();
    opened.journal().append(Samples.AT, List.of(ONE), false);
    assertThat(opened.journal().size()).isEqualTo(Files.size(file())).isPositive();
    opened.journal().close();
  }

  @SafeVarargs
  private void write(List<Fact>... groups) throws Exception {
    Journal.Opened opened = Journal.open(disk, file());
    for (List<Fact> group : groups) {
      opened.journal().append(Samples.AT, group, true);
    }
    opened.journal().close();
  }
}
