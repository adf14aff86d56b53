package io.jobsentry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.disk.RealDisk;
import io.jobsentry.fingerprint.Fingerprint;
import io.jobsentry.incident.Dossier;
import io.jobsentry.incident.Incidents;
import io.jobsentry.json.Json;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GroupsCommandTest {
  private static final Fingerprint LOOKUP = new Fingerprint(1, "3f2a9c0d1e4b5a67");
  private static final Fingerprint MEMORY = new Fingerprint(1, "3f2b000000000000");
  private final Workplace work;
  private final Layout layout;

  GroupsCommandTest(@TempDir Path folder) throws IOException {
    work = new Workplace(folder);
    work.config("process: {command: [train]}\n");
    layout = new Layout(folder);
  }

  private void incident(int number, Fingerprint group, Instant at, String cause)
      throws IOException {
    String id = at.toString().replace(':', '-') + "-traceback-" + number;
    var subject =
        new Dossier.Subject(
                id, at, 1, new Incarnation(number), "traceback", cause, List.of("train"))
            .recognised(group);
    var course =
        new Dossier.Course(Optional.of("exited with 1"), List.of(), Optional.empty(), List.of());
    new Incidents(layout, new RealDisk(), Redactor.withoutVariables())
        .open(new Dossier(subject, course), known -> known, List.of(), List::of);
  }

  private void three() throws IOException {
    Instant old = Instant.parse("2026-01-31T09:30:00Z");
    incident(1, LOOKUP, old, "KeyError: 'lr' (train.py:4 in main)");
    incident(
        2,
        MEMORY,
        old.plusSeconds(60),
        "CUDA out of memory\u001b[31m. Tried to allocate 2 GiB on a card");
    incident(
        3, LOOKUP, Instant.parse("2026-01-31T10:00:00Z"), "KeyError: 'bs' (train.py:5 in main)");
  }

  @Test
  void listFitsEightyColumnsTheLatestLast() throws Exception {
    three();
    Said said = work.sentry("groups", "list");
    assertThat(said.err()).isEmpty();
    List<String> lines = said.out().lines().toList();
    assertThat(lines).hasSize(3).allMatch(line -> line.length() <= 80);
    assertThat(lines.get(0)).startsWith("group     state  count").endsWith("failure");
    assertThat(lines.get(1))
        .startsWith("3f2b0000  quiet      1")
        .contains("CUDA out of memory�[31m. Tr");
    assertThat(lines.get(2))
        .startsWith("3f2a9c0d  quiet      2")
        .endsWith("KeyError: 'bs' (train.py:5 in main)");
  }

  @Test
  void theConfigSaysWhenAFailureIsQuiet() throws Exception {
    incident(1, LOOKUP, Instant.now().minus(Duration.ofDays(2)), "KeyError: 'lr'");
    work.config("process: {command: [train]}\ngroups: {quiet_after_seconds: 250000}\n");
    assertThat(work.sentry("groups", "list").out()).doesNotContain("quiet").contains("open");
    work.config("process: [\n");
    assertThat(work.sentry("groups", "list").out()).contains("quiet");
  }

  @Test
  void resolvedAndMutedAreOnlyCountedUnlessAskedFor() throws Exception {
    three();
    assertThat(work.sentry("groups", "resolve", "3f2a", "--why", "renamed the key"))
        .isEqualTo(
            new Said(0, "resolved  3f2a9c0d1e4b5a67  KeyError: 'bs' (train.py:5 in main)\n", ""));
    assertThat(work.sentry("groups", "resolve", "3f2a").out()).startsWith("already resolved  3f2a");
    assertThat(work.sentry("groups", "mute", "v1:3f2b", "--for", "7d").out())
        .startsWith("muted until 2");
    assertThat(work.sentry("groups", "list"))
        .isEqualTo(
            new Said(
                0, "", "none of 2 groups; 1 resolved and 1 muted are not shown: `--all` does\n"));
    assertThat(work.sentry("groups", "list", "--all").out())
        .hasLineCount(3)
        .contains("resolved", "muted");
    assertThat(work.sentry("groups", "list", "--state", "resolved").out()).hasLineCount(2);
    assertThat(work.sentry("groups", "list", "--all", "-n", "1").out())
        .hasLineCount(2)
        .contains("3f2a");
    assertThat(Files.readString(layout.decisions())).hasLineCount(2);

    incident(4, LOOKUP, Instant.parse("9000-01-01T00:00:00Z"), "KeyError: 'lr'");
    assertThat(work.sentry("groups", "list").out()).contains("regressed");
    assertThat(work.sentry("groups", "reopen", "last").out()).startsWith("already open");
    assertThat(work.sentry("groups", "mute", "3f2b", "--off").out()).startsWith("no longer muted");
    assertThat(work.sentry("groups", "mute", "3f2b", "--off").out())
        .startsWith("already not muted");
    assertThat(work.sentry("groups", "mute", "3f2b").out()).startsWith("muted for good");
    assertThat(work.sentry("groups", "mute", "3f2b").out()).startsWith("already muted");
  }

  @Test
  void showTellsHowItStandsAndWhatWasDecided() throws Exception {
    three();
    work.sentry("groups", "resolve", "last", "--why", "renamed\nthe key");
    work.sentry("groups", "reopen", "last");
    assertThat(work.sentry("groups", "show", "last").out())
        .contains("KeyError: 'bs' (train.py:5 in main)\n\ngroup     v1:3f2a9c0d1e4b5a67\n")
        .contains("state     quiet: not seen for ", "count     2\n")
        .contains("first     2026-01-31 09:30:00 UTC, ")
        .contains(
            "2 incidents\n  2026-01-31T09-30-00Z-traceback-1\n  2026-01-31T10-00-00Z-traceback-3\n")
        .contains("UTC  resolved by a person: renamed the key\n", "UTC  reopened\n");
    assertThat(work.sentry("groups", "show", "3f2a", "-n", "1").out())
        .contains("the last 1 of 2 incidents\n  2026-01-31T10-00-00Z-traceback-3\n");
    Json.Obj json = work.json("groups", "show", "3f2a", "--json");
    assertThat(json.text("group")).contains("v1:3f2a9c0d1e4b5a67");
    assertThat(json.number("count")).hasValue(2);
    assertThat(((Json.Arr) json.get("history").orElseThrow()).items()).hasSize(2);
    Json.Obj list = work.json("groups", "list", "--json");
    assertThat(((Json.Arr) list.get("groups").orElseThrow()).items()).hasSize(2);
    assertThat(work.json("groups", "resolve", "3f2b", "--json").text("state")).contains("resolved");
  }

  @Test
  void refusesWhatItCannotFindOrUnderstand() throws Exception {
    assertThat(work.sentry("groups", "list")).isEqualTo(new Said(0, "", "no groups\n"));
    Said none = work.sentry("groups", "show", "last");
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.err()).contains("there is no group yet", "hint: `sentry run` makes one");
    assertThat(layout.database()).doesNotExist();
    three();
    for (String id : List.of("", "..", "3F2C", "%", "v2:3f2a", "train")) {
      Said said = work.sentry("groups", "show", id);
      assertThat(said.status()).as(id).isEqualTo(2);
      assertThat(said.err()).contains("there is no group `" + id + "`");
    }
    assertThat(work.sentry("groups", "resolve", "3f2").err())
        .contains("the ids of 2 groups start with `3f2`", "`v1:3f2a9c0d1e4b5a67`");
    assertThat(work.sentry("groups", "show").status()).isEqualTo(2);
    assertThat(work.sentry("groups").status()).isEqualTo(2);
    assertThat(work.sentry("groups", "list", "-n", "0").status()).isEqualTo(2);
    assertThat(work.sentry("groups", "list", "--state", "closed").err())
        .contains("`--state closed` is no state");
    for (List<String> words :
        List.of(
            List.of("--for", "soon"),
            List.of("--for", "0s"),
            List.of("--for", "999999999d"),
            List.of("--until", "2020-01-01T00:00:00Z"),
            List.of("--until", "tomorrow"),
            List.of("--for", "1d", "--until", "2999-01-01T00:00:00Z"),
            List.of("--off", "--for", "1d"))) {
      var line = new java.util.ArrayList<>(List.of("groups", "mute", "3f2a"));
      line.addAll(words);
      assertThat(work.sentry(line.toArray(String[]::new)).status())
          .as(line.toString())
          .isEqualTo(2);
    }
    assertThat(layout.decisions()).doesNotExist();
  }
}
