package io.jobsentry.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.config.Loaded;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UpgradeTest {
  private final Ground ground;

  UpgradeTest(@TempDir Path root) throws Exception {
    ground =
        new Ground(root)
            .file("requirements.txt", "torch")
            .file("train.py", "print(f'step {i} loss={l}')", "l.backward()");
  }

  private Upgrade upgrade(String text) throws Exception {
    Survey survey = ground.survey();
    Start start = survey.likeliest().orElseThrow();
    return Upgrade.of(
        text,
        ground.loaded(text).config(),
        Proposal.of(start, false, survey.snapshots()),
        it -> ground.parsed(it) instanceof Loaded.Good);
  }

  private static List<String> names(List<Proposed> pieces) {
    return pieces.stream().map(Proposed::name).toList();
  }

  @Test
  void whatIsMissingIsAddedAndWhatWasWrittenStays() throws Exception {
    String mine =
        """
        # mine
        process:
          command: [python, train.py, --mine]   # as I like it
          restart_policy: {max_restarts: 3}

        detectors:
          - {kind: pattern, name: oom, regex: 'CUDA out of memory'}
        # the end
        """;
    Upgrade upgrade = upgrade(mine);
    assertThat(names(upgrade.taken()))
        .containsExactly(
            "progress.regex",
            "detectors.standstill",
            "detectors.loss",
            "detectors.disk",
            "rules.standstill",
            "config_snapshots/requirements.txt");
    assertThat(upgrade.byHand()).isEmpty();
    assertThat(upgrade.text().lines().toList()).containsSubsequence(mine.lines().toList());
    assertThat(ground.loaded(upgrade.text()).config().process().command())
        .containsExactly("python", "train.py", "--mine");
  }

  @Test
  void twiceIsOnce() throws Exception {
    String text = upgrade("process:\n  command: [python, train.py]\n").text();
    Upgrade again = upgrade(text);
    assertThat(again.taken()).isEmpty();
    assertThat(again.text()).isEqualTo(text);
    assertThat(upgrade(ground.config()).text()).isEqualTo(ground.config());
  }

  @Test
  void whatWasTakenOutDoesNotComeBack() throws Exception {
    String all = ground.config();
    String less =
        all.replace(
            """
              # no room for the next checkpoint
              - kind: resource
                name: disk
                watch: disk_free
                below: 2GB
            """,
            "");
    assertThat(less).isNotEqualTo(all);
    assertThat(upgrade(less).taken()).isEmpty();
  }

  @Test
  void whatALaterVersionProposesIsAdded() throws Exception {
    String earlier =
        ground.config().replace("detectors.loss, ", "").replace("detectors.loss", "x.y");
    String without =
        earlier.replace(
            """
              # a loss that is NaN, jumps or explodes
              - kind: metric
                name: loss
                metric: loss
            """,
            "");
    Upgrade upgrade = upgrade(without);
    assertThat(names(upgrade.taken())).containsExactly("detectors.loss");
    assertThat(upgrade.text()).endsWith("\n").contains("detectors.loss");
  }

  @Test
  void anOwnDetectorOfThatKindIsEnough() throws Exception {
    Upgrade upgrade =
        upgrade(
            "process: {command: [python, train.py]}\ndetectors:\n- {kind: stall, name: mine}\n");
    assertThat(names(upgrade.taken()))
        .contains("detectors.loss")
        .doesNotContain("detectors.standstill", "rules.standstill");
  }

  @Test
  void listsOnOneLineAreLeftToAPerson() throws Exception {
    String text = "process: {command: [python, train.py]}\ndetectors: [{kind: traceback}]\n";
    Upgrade upgrade = upgrade(text);
    assertThat(names(upgrade.byHand()))
        .contains("detectors.standstill", "detectors.loss", "detectors.disk");
    // The rule would name a detector that is not there, and so has to wait for it.
    assertThat(names(upgrade.byHand())).contains("rules.standstill");
    assertThat(names(upgrade.taken()))
        .containsExactly("progress.regex", "config_snapshots/requirements.txt");
    ground.loaded(upgrade.text());
  }

  @Test
  void aConfigWithoutACommandGetsOne() throws Exception {
    Upgrade upgrade = upgrade("process:\n  env: {A: b}\nlogs: {keep_runs: 3}\n");
    assertThat(upgrade.text()).startsWith("process:\n  env: {A: b}\n  # `train.py` is");
    assertThat(ground.loaded(upgrade.text()).config().process().command())
        .containsExactly("python", "train.py");
  }

  @Test
  void windowsLineEndsStay() throws Exception {
    String text = "process:\r\n  command: [python, train.py]\r\n";
    Upgrade upgrade = upgrade(text);
    assertThat(upgrade.text().replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    assertThat(upgrade(upgrade.text()).taken()).isEmpty();
  }
}
