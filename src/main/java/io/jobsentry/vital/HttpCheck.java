package io.jobsentry.vital;

import io.jobsentry.time.Clock;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Asks for a page. A connection of its own each time: the one that is kept open is answered by a
 * server that takes no new ones any more.
 */
final class HttpCheck implements Check {
  private final Probe.Http wanted;
  private final Clock clock;

  HttpCheck(Probe.Http wanted, Clock clock) {
    this.wanted = wanted;
    this.clock = clock;
  }

  @Override
  public Optional<String> problem(Duration timeout) {
    Deadline deadline = Deadline.in(timeout, clock);
    URI url = wanted.url();
    boolean secure = "https".equals(url.getScheme().toLowerCase(Locale.ROOT));
    int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
    String host = url.getHost().replaceAll("^\\[|]$", "");
    try (Socket plain = TcpCheck.connect(host, port, deadline);
        Socket socket = secure ? secured(plain, host, port, deadline) : plain) {
      socket.getOutputStream().write(request(url));
      return judge(HttpAnswer.read(socket, deadline, wanted.body().isPresent()));
    } catch (IOException e) {
      return Optional.of(TcpCheck.words(e, timeout));
    }
  }

  private static Socket secured(Socket plain, String host, int port, Deadline deadline)
      throws IOException {
    plain.setSoTimeout(deadline.millisLeft());
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var socket = (SSLSocket) factory.createSocket(plain, host, port, true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static byte[] request(URI url) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    String host = url.getPort() >= 0 ? url.getHost() + ":" + url.getPort() : url.getHost();
    return ("GET "
            + path
            + query
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nUser-Agent: sentry\r\nAccept: */*\r\nConnection: close\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private Optional<String> judge(HttpAnswer answer) {
    boolean expected =
        wanted.statuses().isEmpty()
            ? answer.status() >= 200 && answer.status() < 400
            : wanted.statuses().contains(answer.status());
    if (!expected) {
      return Optional.of("answered with " + answer.status());
    }
    return wanted.body().filter(body -> !body.matcher(answer.body()).find()).isPresent()
        ? Optional.of(
            "answered with " + answer.status() + ", without /" + wanted.body().get() + "/")
        : Optional.empty();
  }
}
