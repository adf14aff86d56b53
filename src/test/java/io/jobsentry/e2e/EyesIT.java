package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Fact;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is seen of a job that says why it dies, by the installed program. */
@Timeout(600)
final class EyesIT {
  private static final String FAST =
      """
      process:
        restart_policy: {backoff: fixed, cooldown_seconds: 0, max_restarts: 2}
      """;

  private static final String OOM =
      "torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total"
          + " capacity of 79.15 GiB of which 1.44 GiB is free.";

  private final Project project;

  EyesIT(@TempDir Path folder) throws Exception {
    project = new Project(folder);
  }

  @AfterEach
  void tidy() throws Exception {
    project.close();
  }

  private List<Fact.IncidentOpened> incidents() throws Exception {
    return project.journal().stream()
        .filter(entry -> entry.fact() instanceof Fact.IncidentOpened)
        .map(entry -> (Fact.IncidentOpened) entry.fact())
        .toList();
  }

  private void python(String program) throws Exception {
    project.script("job.py", program);
  }

  @Test
  void aTraceIsWhyAProgramFailedEachTimeThatItDoes() throws Exception {
    project.config(FAST);
    python(
        """
        def step(n):
            return {}[n]

        def main():
            print('step', 1)
            step(1)

        main()
        """);
    project
        .sentry("run", "--", "python3", "job.py")
        .endedWith(93)
        .says(
            "incident ",
            "traceback-1: KeyError: 1",
            "verdict: agent: a key or index is not there (`catalogue/python-lookup-error`)",
            "why      KeyError: 1",
            "verdicts 2 right, 0 wrong");
    assertThat(incidents())
        .hasSize(3)
        .allSatisfy(
            incident -> {
              assertThat(incident.detector()).isEqualTo("traceback");
              assertThat(incident.cause()).startsWith("KeyError: 1").contains("job.py:2 in step");
            });
  }

  @Test
  void anExceptionThatIsLoggedByAProgramThatGoesOnIsNoIncident() throws Exception {
    python(
        """
        import logging, sys
        logging.basicConfig()
        try:
            raise ValueError('a bad record')
        except ValueError:
            logging.exception('skipped')
        print('done')
        """);
    project.sentry("run", "--", "python3", "job.py").endedWith(0);
    assertThat(incidents()).isEmpty();
  }

  @Test
  void whatEverybodySeesIsOneIncidentWithOneCause() throws Exception {
    project.config(
        """
        process: {lifecycle: one_shot}
        detectors:
          - {kind: pattern, name: oom, regex: 'CUDA out of memory'}
          - {kind: traceback}
          - {kind: exit_code}
        """);
    python(
        """
        class OutOfMemoryError(RuntimeError):
            pass
        OutOfMemoryError.__module__ = 'torch'

        raise OutOfMemoryError('%s')
        """
            .formatted(OOM.substring(OOM.indexOf("CUDA"))));
    project.sentry("run", "--", "python3", "job.py").endedWith(1);
    assertThat(incidents()).hasSize(1);
    assertThat(incidents().getFirst().cause()).contains("CUDA out of memory");
  }

  @Test
  void aProgramThatLeavesNoTraceHasLastWords() throws Exception {
    project.config("process: {lifecycle: one_shot}");
    project
        .sentry("run", "--", "sh", "-c", "echo step 1; echo 'no dataset at ./data' >&2; exit 3")
        .endedWith(3)
        .says("exited with 3; its last words: no dataset at ./data", "said     no dataset at");
    assertThat(incidents())
        .singleElement()
        .returns(List.of("step 1", "no dataset at ./data"), Fact.IncidentOpened::lastWords);
  }

  @Test
  void aThousandRanksThatFailInASecondAreOneIncidentThatListsThem() throws Exception {
    project.config("process: {lifecycle: one_shot}");
    python(
        """
        import sys
        for line in ('Traceback (most recent call last):',
                     '  File "/srv/app/train.py", line 7, in step',
                     '    loss.backward()',
                     'RuntimeError: shapes do not match'):
            for rank in range(1024):
                print(f'[rank{(rank + 5) % 1024}]: {line}')
        sys.exit(1)
        """);
    project
        .sentry("run", "--", "python3", "job.py")
        .endedWith(1)
        .says("failing  rank0-1023 (1024, rank5 first)");
    assertThat(incidents())
        .singleElement()
        .returns(
            "RuntimeError: shapes do not match (/srv/app/train.py:7 in step)",
            Fact.IncidentOpened::cause);
  }

  @Test
  void aRunEndsWhenTheVerdictIsToStopAndIsHeeded() throws Exception {
    project.config("process: {restart_policy: {verdicts: act, cooldown_seconds: 0}}");
    project
        .sentry("run", "--", "sh", "-c", "echo 'Request failed with status code 401'; exit 1")
        .endedWith(93)
        .says("verdict: stop: ", "trying again is no use");
  }

  @Test
  void aKnownFailureIsWhyAProgramWithoutATraceFailed() throws Exception {
    project.config("process: {lifecycle: one_shot}");
    project
        .sentry("run", "--", "sh", "-c", "echo step 1; echo '" + OOM + "' >&2; exit 1")
        .endedWith(1);
    assertThat(incidents()).hasSize(1);
    assertThat(incidents().getFirst().detector()).isEqualTo("catalogue/cuda-out-of-memory");
    assertThat(incidents().getFirst().id()).contains("cuda-out-of-memory").doesNotContain("/");
  }

  @Test
  void aRuleAnswersAKnownFailureAndAnExit() throws Exception {
    project.config(
        FAST
            + """
            rules:
              - name: smaller
                match: {detector: catalogue/cuda-out-of-memory}
                action: {kind: restart_with_env, set: {BATCH: half}}
              - name: enough
                match: {detector: exit_code, message_regex: 'exited with 4'}
                action: {kind: abort}
            """);
    project
        .with("BATCH", "64")
        .sentry(
            "run",
            "--",
            "sh",
            "-c",
            "echo $BATCH >> batches; [ $BATCH = 64 ] || exit 4; echo '" + OOM + "'; sleep 60")
        .endedWith(1)
        .says("rule `smaller`", "rule `enough`");
    assertThat(project.lines("batches")).containsExactly("64", "32");
  }

  @Test
  void aCatalogueThatIsSwitchedOffKnowsNothing() throws Exception {
    project.config("process: {lifecycle: one_shot}\ncatalogue: {without: [cuda]}");
    project.sentry("run", "--", "sh", "-c", "echo '" + OOM + "'; exit 1").endedWith(1);
    assertThat(incidents()).hasSize(1);
    assertThat(incidents().getFirst().detector()).isEqualTo("exit_code");
  }

  @Test
  void theSameFailureIsSeenAndAnsweredAgainInEachIncarnation() throws Exception {
    project.config(
        """
        process:
          restart_policy: {backoff: fixed, cooldown_seconds: 1, max_restarts: 100}
        detectors:
          - {kind: pattern, name: oom, regex: 'CUDA out of memory'}
          - {kind: traceback}
          - {kind: exit_code}
        rules:
          - name: smaller
            match: {detector: oom}
            action: {kind: restart_with_env, set: {BATCH: half}}
        """);
    python(
        """
        import os, sys
        batch = int(os.environ['BATCH'])
        print('batch', batch, file=open('batches', 'a'))
        if batch == 1:
            sys.exit(0)
        class OutOfMemoryError(RuntimeError):
            pass
        OutOfMemoryError.__module__ = 'torch'
        raise OutOfMemoryError('%s')
        """
            .formatted(OOM.substring(OOM.indexOf("CUDA"))));
    project.with("BATCH", "1024").sentry("run", "--", "python3", "job.py").endedWith(0);
    assertThat(project.lines("batches")).hasSize(11).endsWith("batch 2", "batch 1");
    assertThat(incidents()).hasSize(10);
    assertThat(incidents()).extracting(Fact.IncidentOpened::detector).containsOnly("oom");
    assertThat(incidents()).allMatch(it -> it.cause().contains("CUDA out of memory"));
    assertThat(incidents()).extracting(it -> it.incarnation().number()).doesNotHaveDuplicates();
    assertThat(project.facts(Fact.RuleChosen.class)).hasSize(10);
  }

  @Test
  void theSameTraceIsTheCauseInEachIncarnation() throws Exception {
    project.config(
        """
        process:
          restart_policy: {backoff: fixed, cooldown_seconds: 1, max_restarts: 9}
        """);
    python("open('runs', 'a').write('run\\n')\n{}['no such key']\n");
    project.sentry("run", "--", "python3", "job.py");
    int runs = project.lines("runs").size();
    assertThat(runs).isBetween(3, 10);
    assertThat(incidents()).hasSize(runs);
    assertThat(incidents())
        .allSatisfy(
            it -> {
              assertThat(it.detector()).isEqualTo("traceback");
              assertThat(it.cause()).startsWith("KeyError: 'no such key' (");
            });
  }

  @Test
  void aJobThatRunsOnceAndFailsAlwaysLeavesItsIncident() throws Exception {
    for (int i = 1; i <= 50; i++) {
      int status = 1 + i % 9;
      project.sentry("run", "--one-shot", "--", "sh", "-c", "exit " + status).endedWith(status);
      List<Fact.IncidentOpened> all = incidents();
      assertThat(all).isNotEmpty();
      assertThat(all.getLast().incarnation().number()).isEqualTo(i);
      assertThat(all.getLast().cause()).contains("exited with " + status);
    }
  }
}
