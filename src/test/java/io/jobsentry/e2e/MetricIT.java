package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Fact;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Numbers that go wrong in what jobs print, seen by the installed program. */
@Timeout(600)
final class MetricIT {
  private final Project project;

  MetricIT(@TempDir Path folder) throws Exception {
    project = new Project(folder);
  }

  @AfterEach
  void tidy() throws Exception {
    project.close();
  }

  private List<String> noticed(String detector) throws Exception {
    return project.facts(Fact.NoticeTaken.class).stream()
        .map(Fact.NoticeTaken::notice)
        .filter(notice -> notice.detector().equals(detector))
        .map(notice -> notice.message())
        .toList();
  }

  @Test
  void aLossThatIsNoNumberStartsTheJobAgainWithLess() throws Exception {
    project.config(
        """
        process:
          restart_policy: {backoff: fixed, cooldown_seconds: 0, max_restarts: 3}
          stop: [{signal: TERM, wait_seconds: 5}]
        detectors: [{kind: metric, name: loss, metric: loss}]
        rules:
          - match: {detector: loss, message_regex: 'NaN'}
            action: {kind: restart_with_env, set: {LR: half}}
        """);
    project
        .with("LR", "8")
        .sentry(
            "run",
            "--",
            "sh",
            "-c",
            "echo $LR >> rates; [ $LR = 8 ] || exit 0; echo step 1 val_loss=9 loss=0.5;"
                + " echo \"{'loss': nan, 'step': 2}\"; sleep 300")
        .endedWith(0)
        .says("`loss` noticed: `loss` is NaN", "rule `loss` answers: restart with {LR=4}");
    assertThat(project.lines("rates")).containsExactly("8", "4");
    assertThat(project.facts(Fact.IncidentOpened.class)).hasSize(1);
  }

  @Test
  void aSpikeADropAndALimitAreToldOnceEach() throws Exception {
    project.config(
        """
        detectors:
          - {kind: metric, name: loss, field: m.loss, faults: [spike]}
          - {kind: metric, name: speed, metric_regex: '([0-9.]+) tokens/s', faults: [drop]}
          - {kind: metric, name: heat, metric: temp, faults: [], at_most: 90}
        """);
    project.script(
        "job.py",
        """
        import json, random
        random.seed(4)
        for i in range(400):
            bad = 300 <= i < 306
            loss = (3.5 if bad else 1) * 2 * random.lognormvariate(0, 0.05)
            print(json.dumps({'step': i, 'm': {'acc': 0.5, 'loss': loss}}))
            print('%.1f tokens/s temp: %d' % (random.gauss(30 if bad else 100, 3), 95 if bad else 60))
        """);
    project.sentry("run", "--", "python3", "job.py").endedWith(0);
    assertThat(noticed("loss")).hasSize(1).first().asString().contains("jumped to ", ", from ");
    assertThat(noticed("speed")).hasSize(1).first().asString().contains("fell to ", ", from ");
    assertThat(noticed("heat")).containsExactly("`temp` is 95, above 90");
  }

  @Test
  void whatIsNoticedStartsAnewWithEachRunOfTheJob() throws Exception {
    project.config(
        """
        process:
          restart_policy: {backoff: fixed, cooldown_seconds: 0, max_restarts: 2}
        detectors: [{kind: metric, metric: loss, cooldown_seconds: 3600}]
        """);
    project.sentry("run", "--", "sh", "-c", "echo loss=inf; exit 3").endedWith(93);
    assertThat(noticed("metric"))
        .containsExactly("`loss` is Inf", "`loss` is Inf", "`loss` is Inf");
  }

  @Test
  void thePlanSaysWhatIsWatched() throws Exception {
    project.config(
        """
        process: {command: [sh]}
        detectors: [{kind: metric, field: a.b, faults: [drop, nan], at_least: 3}]
        """);
    project.sentry("plan").endedWith(0).prints("`metric`: the field `a.b`: nan, drop, less than 3");
  }
}
