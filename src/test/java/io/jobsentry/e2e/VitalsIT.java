package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.core.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs that are seen from outside by the installed program: what they take, and whether they
 * answer.
 */
@Timeout(600)
final class VitalsIT {
  private static final String FAST =
      """
      process:
        restart_policy: {backoff: fixed, cooldown_seconds: 0, max_restarts: 3}
        stop: [{signal: KILL, target: tree, wait_seconds: 5}]
      """;

  private final Project project;

  VitalsIT(@TempDir Path folder) throws Exception {
    project = new Project(folder);
  }

  @AfterEach
  void tidy() throws Exception {
    project.close();
  }

  private List<Fact.NoticeTaken> notices() throws Exception {
    return project.facts(Fact.NoticeTaken.class);
  }

  @Test
  void aJobThatGrowsIsToldOfOnceAndLeftAlone() throws Exception {
    project.config(
        """
        detectors:
          - {kind: resource, name: memory, watch: rss, above: 90MB, interval_seconds: 0.2, cooldown_seconds: 0}
        """);
    project.script(
        "job.py",
        """
        import os, subprocess, sys, time
        x = bytearray(60_000_000)
        if len(sys.argv) > 1:
            time.sleep(3600)
        child = subprocess.Popen([sys.executable, 'job.py', 'child'])
        while not os.path.exists('go'):
            time.sleep(0.05)
        child.kill()
        """);
    SentryRun run = project.start("run", "--", "python3", "job.py");
    Wait.until("it is told", () -> !notices().isEmpty());
    assertThat(notices().getFirst().notice().message())
        .startsWith("memory of the job: ")
        .contains(" in 2 processes, above 90.0 MB");
    Wait.pause(Duration.ofSeconds(3));
    Files.writeString(project.root.resolve("go"), "");
    run.end().endedWith(0).says("`memory` noticed: memory of the job");
    assertThat(notices()).hasSize(1);
    assertThat(project.facts(Fact.IncidentOpened.class))
        .singleElement()
        .satisfies(incident -> assertThat(incident.detector()).isEqualTo("memory"));
    assertThat(project.facts(Fact.Launched.class)).hasSize(1);
  }

  @Test
  void aJobThatDoesNotAnswerIsRestartedEachTime() throws Exception {
    project.config(
        FAST
            + """
            detectors:
              - kind: probe
                name: api
                command: [test, -e, healthy]
                failures: 2
                interval_seconds: 0.2
                startup_seconds: 0
            rules:
              - match: {detector: api}
                action: {kind: restart}
            """);
    project
        .sentry(
            "run",
            "--",
            "sh",
            "-c",
            "echo one >> starts; [ $(wc -l < starts) -lt 3 ] || exit 0; exec sleep 3600")
        .endedWith(0)
        .says("`api` noticed: `test -e healthy`: ended with 1, 2 times in a row", "rule `api`");
    assertThat(notices()).hasSize(2);
    assertThat(notices())
        .extracting(it -> it.notice().incarnation().number())
        .containsExactly(1, 2);
  }

  @Test
  void aServerThatStopsListeningIsNoticedAndSoIsItsReturn() throws Exception {
    project.config(
        """
        detectors:
          - {kind: probe, name: page, url: 'http://127.0.0.1:$PORT/ok', interval_seconds: 0.2, failures: 3, successes: 2, timeout_seconds: 20}
          - {kind: probe, name: port, tcp: '127.0.0.1:$PORT', interval_seconds: 0.2, failures: 3, successes: 2}
        """);
    int port;
    try (var free = new java.net.ServerSocket(0)) {
      port = free.getLocalPort();
    }
    project.with("PORT", Integer.toString(port));
    project.script(
        "job.py",
        """
        import http.server, os, threading, time
        class Page(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200); self.end_headers(); self.wfile.write(b'ok')
            def log_message(self, *a): pass
        class Server(http.server.ThreadingHTTPServer):
            allow_reuse_address = True
        def wait(name):
            while not os.path.exists(name): time.sleep(0.05)
        def serve():
            server = Server(('127.0.0.1', int(os.environ['PORT'])), Page)
            threading.Thread(target=server.serve_forever).start()
            return server
        server = serve()
        open('up', 'w')
        wait('close'); server.shutdown(); server.server_close()
        wait('open'); server = serve()
        wait('end'); server.shutdown()
        """);
    SentryRun run = project.start("run", "--", "python3", "job.py");
    Wait.until("it serves", () -> Files.exists(project.root.resolve("up")));
    Wait.pause(Duration.ofSeconds(3));
    assertThat(notices()).isEmpty();
    Files.writeString(project.root.resolve("close"), "");
    Wait.until("both are told", () -> notices().size() == 2);
    assertThat(notices())
        .allSatisfy(it -> assertThat(it.notice().message()).contains("nobody listens"));
    Files.writeString(project.root.resolve("open"), "");
    Wait.until(
        "it is well again",
        () ->
            run.said().contains("`page` is well again")
                && run.said().contains("`port` is well again"));
    Files.writeString(project.root.resolve("end"), "");
    run.end().endedWith(0);
    assertThat(project.facts(Fact.IncidentOpened.class)).hasSize(1);
  }

  @Test
  void aJobWithoutAPulseIsStoppedByARule() throws Exception {
    project.config(
        FAST
            + """
            detectors:
              - {kind: probe, name: beat, heartbeat: beat, max_age_seconds: 2, interval_seconds: 0.3}
            rules:
              - match: {detector: beat}
                action: {kind: abort}
            """);
    project
        .sentry(
            "run",
            "--",
            "sh",
            "-c",
            "for i in 1 2 3 4 5 6 7 8; do touch beat; sleep 0.4; done; exec sleep 3600")
        .endedWith(1)
        .says("`beat` noticed", "was last touched");
  }

  @Test
  void aProbeThatHangsIsKilledAndHindersNobody() throws Exception {
    project.config(
        FAST
            + """
            detectors:
              - {kind: probe, name: stuck, command: [sh, -c, 'echo $$$$ >> asked; sleep 3600 & wait'], timeout_seconds: 1, interval_seconds: 0.5, failures: 1, startup_seconds: 0}
            """);
    SentryRun run = project.start("run", "--", "sleep", "3600");
    Wait.until("it is told", () -> !notices().isEmpty());
    assertThat(notices().getFirst().notice().message()).contains("did not end within 1 s");
    project.sentry("stop").endedWith(0);
    run.end();
    for (String pid : project.lines("asked")) {
      Wait.until("probe " + pid + " is gone", () -> !Project.alive(Long.parseLong(pid)));
    }
  }

  @Test
  void whatIsPausedIsNotAsked() throws Exception {
    project.config(
        FAST
            + """
            detectors:
              - {kind: probe, name: asked, command: [sh, -c, 'echo asked >> asked; exit 1'], failures: 1, interval_seconds: 0.2, startup_seconds: 0, cooldown_seconds: 0}
            """);
    SentryRun run = project.start("run", "--", "sleep", "3600");
    Wait.until("it is told", () -> !notices().isEmpty());
    project.sentry("pause").endedWith(0);
    int asked = project.lines("asked").size();
    int told = notices().size();
    Wait.pause(Duration.ofSeconds(3));
    assertThat(project.lines("asked")).hasSizeLessThanOrEqualTo(asked + 1);
    assertThat(notices()).hasSize(told);
    project.sentry("resume").endedWith(0);
    Wait.until("it is told anew", () -> notices().size() > told);
    project.sentry("stop").endedWith(0);
    run.end();
  }

  @Test
  void thePlanSaysWhatWillBeLookedAt() throws Exception {
    project.config(
        """
        process: {command: [sleep, '1']}
        detectors:
          - {kind: resource, name: disk, watch: disk_free, path: data, below_percent: 5, full_within_seconds: 3600}
          - {kind: probe, name: db, tcp: '[::1]:5432'}
        """);
    project
        .sentry("plan")
        .endedWith(0)
        .prints(
            "`disk`: disk "
                + project.root.resolve("data")
                + " below 5 % or full within 1 h, every 15 s",
            "`db`: connect to ::1:5432 every 15 s, 3 failures in a row");
  }

  @Test
  void withoutSuchDetectorsThereIsNoThreadForThem() throws Exception {
    SentryRun plain = project.start("run", "--", "sleep", "3600");
    project.up(1);
    assertThat(looking(plain)).isZero();
    project.sentry("stop").endedWith(0);
    plain.end();
    project.config(
        "detectors: [{kind: resource, name: r, watch: rss, above: 1TB}, {kind: probe, name: p, tcp:"
            + " 'localhost:1'}]");
    SentryRun looked = project.start("run", "--", "sleep", "3600");
    Wait.until("it looks", () -> looking(looked) == 2);
    project.sentry("stop").endedWith(0);
    looked.end();
  }

  private static long looking(SentryRun run) throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + run.pid() + "/task"))) {
      return threads.filter(VitalsIT::looks).count();
    }
  }

  private static boolean looks(Path thread) {
    try {
      return Files.readString(thread.resolve("comm")).startsWith("sentry-look-");
    } catch (IOException _) {
      return false;
    }
  }
}
