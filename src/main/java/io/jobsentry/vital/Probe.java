package io.jobsentry.vital;

import com.google.re2j.Pattern;
import io.jobsentry.text.SpanWords;
import io.jobsentry.time.Clock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the job is asked whether it is well. */
public sealed interface Probe {

  /**
   * A GET.
   *
   * @param statuses the answers that are healthy; none for 200 to 399
   * @param body what has to be found in the answer's text
   */
  record Http(URI url, List<Integer> statuses, Optional<Pattern> body) implements Probe {
    public Http {
      statuses = List.copyOf(statuses);
    }
  }

  /** Whether somebody listens. */
  record Tcp(String host, int port) implements Probe {}

  /**
   * A program that ends with 0.
   *
   * @param env put over sentry's own environment
   */
  record Command(List<String> line, Path cwd, Map<String, String> env) implements Probe {
    public Command {
      line = List.copyOf(line);
      env = Map.copyOf(env);
    }
  }

  /** A file that the job touches again and again. */
  record Heartbeat(Path file, Duration oldest) implements Probe {}

  default String words() {
    return switch (this) {
      case Http(URI url, _, _) -> "GET " + shown(url);
      case Tcp(String host, int port) -> "connect to " + host + ":" + port;
      case Command command -> "`" + String.join(" ", command.line()) + "`";
      case Heartbeat(Path file, Duration oldest) ->
          "`" + file + "` touched within " + SpanWords.of(oldest);
    };
  }

  /** What asks. */
  default Check check(Clock clock) {
    return switch (this) {
      case Http http -> new HttpCheck(http, clock);
      case Tcp(String host, int port) -> new TcpCheck(host, port, clock);
      case Command command -> new CommandCheck(command, clock);
      case Heartbeat(Path file, Duration oldest) -> new HeartbeatCheck(file, oldest, clock);
    };
  }

  /** Without a name and password that may be in it. */
  private static String shown(URI url) {
    return url.getRawUserInfo() == null
        ? url.toString()
        : url.toString().replace(url.getRawUserInfo() + "@", "");
  }
}
