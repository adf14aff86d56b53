package io.jobsentry.vital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class HttpAnswerProperties {
  private static final String CHUNKED =
      """
      HTTP/1.1 200 OK
      Transfer-Encoding: chunked

      5;x=y
      hello
      6
       world
      0

      """
          .replace("\n", "\r\n");
  private static final String COUNTED =
      """
      HTTP/1.1 103 Early Hints
      Link: x

      HTTP/1.0 404 Not Found
      content-length:  11

      hello world\
      """
          .replace("\n", "\r\n");

  @Property
  void anAnswerIsTheSameHoweverItArrives(
      @ForAll @IntRange(max = 200) int cut, @ForAll boolean counted) throws IOException {
    String whole = counted ? COUNTED : CHUNKED;
    String part = whole.substring(0, Math.min(cut, whole.length()));
    Optional<HttpAnswer> early = HttpAnswer.parse(part, true, false);
    var expected = new HttpAnswer(counted ? 404 : 200, "hello world");
    early.ifPresent(answer -> assertThat(answer).isEqualTo(expected));
    assertThat(HttpAnswer.parse(whole, true, false)).contains(expected);
    // Of an answer that breaks off, what is there counts, once its head is.
    HttpAnswer.parse(part, true, true)
        .ifPresent(answer -> assertThat("hello world").startsWith(answer.body()));
  }

  @Property
  void noAnswerBreaksTheReader(@ForAll String text, @ForAll boolean last) {
    for (String answer :
        new String[] {text, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + text}) {
      try {
        HttpAnswer.parse(answer, true, last);
      } catch (IOException e) {
        assertThat(e).hasMessage("what answers does not speak HTTP");
      }
    }
  }

  @Example
  void withoutInterestInItsTextTheHeadIsEnough() throws IOException {
    assertThat(HttpAnswer.parse("HTTP/1.1 204 No Content\r\n\r\n", false, false))
        .contains(new HttpAnswer(204, ""));
    assertThat(HttpAnswer.parse("HTTP/1.1 204 No Content\r\n", false, false)).isEmpty();
  }

  @Example
  void withoutALengthTheEndIsTheEnd() throws IOException {
    String answer = "HTTP/1.0 200 OK\r\n\r\nall";
    assertThat(HttpAnswer.parse(answer, true, false)).isEmpty();
    assertThat(HttpAnswer.parse(answer, true, true)).contains(new HttpAnswer(200, "all"));
  }

  @Example
  void aStatusThatIsNoneIsRefused() {
    assertThatThrownBy(() -> HttpAnswer.parse("HTTP/1.1 ok\r\n\r\n", true, false))
        .isInstanceOf(IOException.class);
  }
}
