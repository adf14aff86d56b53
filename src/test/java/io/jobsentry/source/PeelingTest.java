package io.jobsentry.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PeelingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "2026-11-21T15:00:01.123Z boom##boom",
        "2026-11-21 15:00:01,123 boom##boom",
        "2026/11/21 15:00:01 boom##boom",
        "2026-11-21 15:00:01.123456+01:00 boom##boom",
        "[2026-11-21 15:00:01] boom##boom",
        "[2026-11-21T15:00:01.5 UTC] boom##boom",
        "15:00:01.123 boom##boom",
        "[15:00:01] boom##boom",
        "1763737200 boom##boom",
        "1763737200.123 boom##boom",
        "[1763737200123] boom##boom",
        "Sat Nov 21 15:00:01 2026 boom##boom",
        "[Sat Nov 21 15:00:01.123456 2026] boom##boom",
        "Nov 21 15:00:01 host prog[123]: boom#host prog[123]#boom",
        "Nov  1 15:00:01 host kernel: boom#host kernel#boom",
        "2026-11-21T15:00:01+0100 host prog[123]: boom#host prog[123]#boom",
        "[rank3]: boom#rank3#boom",
        "[rank3]:   File#rank3#  File",
        "[default3]:  File#default3#  File",
        "[1,3]<stderr>:boom#[1,3]#boom",
        "[1,3]<stdout>:boom#[1,3]#boom",
        "web-1  | boom#web-1#boom",
        "web-1  |   File#web-1#  File",
        "web.1 |#web.1#",
        "0|web  | boom#0|web#boom",
        "(Worker pid=4711, ip=10.0.0.4) boom#(Worker pid=4711, ip=10.0.0.4)#boom",
        "[pod/web-abc/main] boom#pod/web-abc/main#boom",
        "2026-11-21T15:00:01.123456789Z stderr F boom##boom",
        "2026-11-21T15:00:01.123456789Z stderr F   File##  File",
        "[rank3]: 2026-11-21 15:00:01,123 boom#rank3#boom",
        "2026-11-21T15:00:01Z [rank3]: boom#rank3#boom",
        "web-1  | [rank3]: 2026-11-21 15:00:01 boom#web-1 rank3#boom",
        "15:00:01 web.1   | boom#web.1#boom",
        "[rank3]:[E1121 15:00:01.123456 4711 ProcessGroup.cpp:12] boom#rank3#boom",
        "E1121 15:00:01.123456  4711 loop.cc:12] boom##boom",
        "{\"log\":\"  File \\\"a\\\"\\n\",\"stream\":\"stderr\",\"time\":\"x\"}##  File \"a\""
      })
  void takesAwayWhatStandsBeforeTheText(String line, String source, String text) {
    Peeled peeled = Peeling.peel(line);
    assertThat(peeled.text()).isEqualTo(text == null ? "" : text);
    assertThat(peeled.source().name()).isEqualTo(source == null ? "" : source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Traceback (most recent call last):",
        "  File \"/srv/app/job.py\", line 3, in main",
        "    at foo (/srv/app/job.js:1:2)",
        "ValueError: boom",
        "ERROR: boom",
        "WARNING: DATA RACE",
        "3: boom",
        "node1: boom",
        "[0] boom",
        "12 | let x = 3;",
        "  | ExceptionGroup: two",
        "2026 was a year",
        "1763737200",
        "12:30 lunch",
        "May 3 be with you",
        "[rank] boom",
        "{\"level\":\"info\"}",
        ""
      })
  void leavesWhatMayBeText(String line) {
    assertThat(Peeling.peel(line).text()).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21 15:00:01 ERROR boom,ERROR",
    "2026-11-21 15:00:01 [error] boom,ERROR",
    "2026-11-21 15:00:01   WARNING boom,WARN",
    "2026-11-21 15:00:01 | CRITICAL | boom,FATAL",
    "2026-11-21 15:00:01 INFO: boom,INFO",
    "15:00:01.123 DEBUG boom,DEBUG",
    "W1121 15:00:01.123456 4711 loop.cc:12] boom,WARN"
  })
  void knowsTheLevel(String line, Level level) {
    Peeled peeled = Peeling.peel(line);
    assertThat(peeled.level()).contains(level);
    assertThat(peeled.shape()).isEqualTo("TL");
    assertThat(peeled.text()).isEqualTo("boom");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "panic: boom",
        "fatal error: all goroutines are asleep - deadlock!",
        "FATAL ERROR: Reached heap limit Allocation failed",
        "error: Uncaught (in promise) Error: boom"
      })
  void aRuntimesOwnCryIsNoLevel(String cry) {
    assertThat(Peeling.peel("2026-11-21T15:00:01Z " + cry).text()).isEqualTo(cry);
  }

  @Test
  void takesNoWordForALevelThatIsNone() {
    Peeled peeled = Peeling.peel("2026-11-21 15:00:01 Errors were found");
    assertThat(peeled.level()).isEmpty();
    assertThat(peeled.text()).isEqualTo("Errors were found");
  }

  @Test
  void tellsWhereTheTextStarts() {
    assertThat(Peeling.peel("[rank3]: boom").column()).isEqualTo(9);
  }
}
