package io.jobsentry.vital;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.sun.net.httpserver.HttpServer;
import io.jobsentry.model.Moment;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Probes against real sockets, programs and files. */
@Timeout(300)
final class ProbesTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir private Path folder = Path.of("");

  private static Optional<String> ask(Probe probe, Duration timeout) throws Exception {
    return probe.check(Clock.SYSTEM).problem(timeout);
  }

  private static Probe.Http get(int port, String path) {
    return new Probe.Http(
        URI.create("http://127.0.0.1:" + port + path), List.of(), Optional.empty());
  }

  private static HttpServer serve(int status, String body, boolean chunked) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, chunked ? 0 : bytes.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
    server.start();
    return server;
  }

  @Test
  void anAnswerOfTheRightKindIsHealthy() throws Exception {
    HttpServer server = serve(200, "{\"status\": \"ok\", \"name\": \"Grüße\"}", true);
    try {
      int port = server.getAddress().getPort();
      assertThat(ask(get(port, "/health?deep=1"), LONG)).isEmpty();
      URI url = URI.create("http://localhost:" + port + "/health");
      assertThat(
              ask(new Probe.Http(url, List.of(200), Optional.of(Pattern.compile("Grüße"))), LONG))
          .isEmpty();
      assertThat(ask(new Probe.Http(url, List.of(), Optional.of(Pattern.compile("down"))), LONG))
          .contains("answered with 200, without /down/");
      assertThat(ask(new Probe.Http(url, List.of(204), Optional.empty()), LONG))
          .contains("answered with 200");
      assertThat(ask(get(port, "/"), LONG)).contains("answered with 404");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void anErrorOfTheServerIsNot() throws Exception {
    HttpServer server = serve(503, "busy", false);
    try {
      assertThat(ask(get(server.getAddress().getPort(), "/health"), LONG))
          .contains("answered with 503");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aServerThatTakesTheCallAndSaysNothingIsNot() throws Exception {
    try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      assertThat(ask(get(silent.getLocalPort(), "/"), SHORT)).contains("no answer within 0.3 s");
      // It does listen, which is all that the other kind of probe asks.
      assertThat(ask(new Probe.Tcp("localhost", silent.getLocalPort()), LONG)).isEmpty();
    }
  }

  @Test
  void aServerThatSaysEachLetterByItselfIsNot() throws Exception {
    try (var slow = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> drip(slow));
      assertThat(ask(get(slow.getLocalPort(), "/"), SHORT)).contains("no answer within 0.3 s");
    }
  }

  private static void drip(ServerSocket server) {
    try (Socket socket = server.accept()) {
      while (true) {
        socket
            .getOutputStream()
            .write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
      }
    } catch (IOException _) {
      // The probe has hung up.
    }
  }

  @Test
  void whatIsNoServerOfTheKindIsNot() throws Exception {
    try (var other = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (Socket socket = other.accept()) {
                  socket
                      .getOutputStream()
                      .write("SSH-2.0-OpenSSH_9.6\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException _) {
                  // The probe has hung up.
                }
              });
      assertThat(ask(get(other.getLocalPort(), "/"), LONG))
          .contains("what answers does not speak HTTP");
    }
  }

  @Test
  void whereNobodyListensNobodyAnswers() throws Exception {
    int port;
    try (var gone = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    assertThat(ask(get(port, "/"), LONG).orElseThrow()).startsWith("nobody listens");
    assertThat(ask(new Probe.Tcp("127.0.0.1", port), LONG).orElseThrow())
        .startsWith("nobody listens");
    assertThat(ask(new Probe.Tcp("no-such-host.invalid", port), LONG))
        .contains("the host is not known");
  }

  private Probe.Command shell(String script) {
    return new Probe.Command(List.of("sh", "-c", script), folder, Map.of("GREETING", "hello"));
  }

  @Test
  void aProgramAnswersByHowItEnds() throws Exception {
    assertThat(ask(shell("test \"$GREETING\" = hello && cd " + folder), LONG)).isEmpty();
    assertThat(ask(shell("echo the queue is stuck >&2; echo more; exit 3"), LONG))
        .contains("ended with 3: the queue is stuck");
    assertThat(ask(new Probe.Command(List.of("./no-such"), folder, Map.of()), LONG).orElseThrow())
        .startsWith("cannot be started");
  }

  @Test
  void aProgramThatPrintsWithoutEndIsReadAndNotKept() throws Exception {
    assertThat(ask(shell("head -c 5000000 /dev/zero | tr '\\0' x; exit 4"), LONG).orElseThrow())
        .startsWith("ended with 4: xxx")
        .hasSizeLessThan(300);
  }

  @Test
  void aProgramThatHangsIsKilledWithItsFamily() throws Exception {
    Optional<String> problem =
        ask(shell("sleep 300 & echo $! > child; echo waiting; wait"), Duration.ofSeconds(3));
    assertThat(problem).contains("did not end within 3 s: waiting");
    long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
    ProcessHandle.of(child)
        .ifPresent(
            handle -> handle.onExit().orTimeout(60, java.util.concurrent.TimeUnit.SECONDS).join());
    assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void aProgramThatEndsWhileItsChildKeepsThePipeHasEnded() throws Exception {
    assertThat(ask(shell("sleep 5 & exit 0"), LONG)).isEmpty();
  }

  @Test
  void aHeartbeatIsAsOldAsItsFile() throws Exception {
    Path file = folder.resolve("beat");
    var probe = new Probe.Heartbeat(file, Duration.ofSeconds(60));
    assertThat(ask(probe, LONG)).contains("does not exist");
    Files.createFile(file);
    assertThat(ask(probe, LONG)).isEmpty();
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(300)));
    assertThat(ask(probe, LONG).orElseThrow()).startsWith("was last touched 5 min");
  }

  @Test
  void anAlarmNamesTheProbeAndTheLastProblem() throws Exception {
    Path file = folder.resolve("beat");
    var wanted =
        new ProbeWanted(
            new Probe.Heartbeat(file, Duration.ofSeconds(60)),
            LONG,
            2,
            1,
            Duration.ZERO,
            Duration.ZERO);
    Visit visit = wanted.visit("beat", Duration.ofSeconds(10), Clock.SYSTEM);
    assertThat(visit.words())
        .isEqualTo("`" + file + "` touched within 1 min every 10 s, 2 failures in a row");
    Look look =
        visit.begin().apply(new Patient(new io.jobsentry.model.Incarnation(1), new HostOfOne(1)));
    Moment later = new Moment(Instant.EPOCH, Clock.SYSTEM.now().uptime().plusSeconds(1));
    assertThat(look.at(later)).isEmpty();
    assertThat(look.at(later))
        .contains(
            new Finding.Alarm(
                "`" + file + "` touched within 1 min: does not exist, 2 times in a row"));
    Files.createFile(file);
    assertThat(look.at(later))
        .contains(new Finding.Relief("`" + file + "` touched within 1 min: healthy"));
  }

  @Test
  void whatAnAddressMayGiveAwayIsNotSaid() {
    assertThat(
            new Probe.Http(URI.create("http://me:secret@host/x"), List.of(), Optional.empty())
                .words())
        .isEqualTo("GET http://host/x");
  }
}
