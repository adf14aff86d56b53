package io.jobsentry.vital;

import io.jobsentry.text.SpanWords;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/** Looks whether somebody listens. */
final class TcpCheck implements Check {
  private final String host;
  private final int port;
  private final Clock clock;

  TcpCheck(String host, int port, Clock clock) {
    this.host = host;
    this.port = port;
    this.clock = clock;
  }

  @Override
  public Optional<String> problem(Duration timeout) {
    try (Socket _ = connect(host, port, Deadline.in(timeout, clock))) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(words(e, timeout));
    }
  }

  /** Tries every address of the host: a name such as `localhost` may have two. */
  static Socket connect(String host, int port, Deadline deadline) throws IOException {
    IOException last = new UnknownHostException(host);
    for (InetAddress address : InetAddress.getAllByName(host)) {
      var socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(address, port), deadline.millisLeft());
        return socket;
      } catch (IOException e) {
        socket.close();
        last = e;
      }
    }
    throw last;
  }

  static String words(IOException e, Duration timeout) {
    return switch (e) {
      case SocketTimeoutException _ -> "no answer within " + SpanWords.of(timeout);
      case UnknownHostException _ -> "the host is not known";
      case NoRouteToHostException _ -> "there is no way to the host";
      case ConnectException _ -> "nobody listens (" + e.getMessage() + ")";
      default -> String.valueOf(e.getMessage());
    };
  }
}
