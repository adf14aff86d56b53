package io.jobsentry.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StampedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          2026-11-21T15:00:01.123Z hello                            ~ 2026-11-21T15:00:01.123Z
          2026-11-21 15:00:01,5 INFO hello                          ~ 2026-11-21T15:00:01.500Z
          2026/11/21 15:00:01 [error] 7#7: hello                    ~ 2026-11-21T15:00:01Z
          2026-11-21T15:00:01+02:00 hello                           ~ 2026-11-21T13:00:01Z
          2026-11-21T15:00:01.000000-0530 hello                     ~ 2026-11-21T20:30:01Z
          [2026-11-21 15:00:01] hello                               ~ 2026-11-21T15:00:01Z
          [rank3]: 2026-11-21 15:00:01 hello                        ~ 2026-11-21T15:00:01Z
          web-1  | 2026-11-21 15:00:01 hello                        ~ 2026-11-21T15:00:01Z
          Sat Nov 21 15:00:01 2026 hello                            ~ 2026-11-21T15:00:01Z
          1795273201 hello                                          ~ 2026-11-21T15:00:01Z
          1795273201.25 hello                                       ~ 2026-11-21T15:00:01.250Z
          1795273201123 hello                                       ~ 2026-11-21T15:00:01.123Z
          {"level":"info","ts":1795273201.5,"msg":"hello"}          ~ 2026-11-21T15:00:01.500Z
          {"@timestamp":"2026-11-21T15:00:01Z","message":"hello"}   ~ 2026-11-21T15:00:01Z
          {"log":"hello\\n","stream":"stderr","time":"2026-11-21T15:00:01Z"} ~ 2026-11-21T15:00:01Z
          {"__REALTIME_TIMESTAMP":"1795273201000000","MESSAGE":"x"} ~ 2026-11-21T15:00:01Z
          time="2026-11-21T15:00:01Z" level=info msg="hello"        ~ 2026-11-21T15:00:01Z
          level=info ts=2026-11-21T15:00:01Z msg=hello              ~ 2026-11-21T15:00:01Z
          10.0.0.1 - - [21/Nov/2026:15:00:01 +0000] "GET / HTTP/1.1" 200 ~ 2026-11-21T15:00:01Z
          2026-11-21T15:00:01.123456789Z stderr F hello             ~ 2026-11-21T15:00:01.123456789Z
          2016-12-31T23:59:60Z a leap second                        ~ 2016-12-31T23:59:59Z
          """)
  void readsPointsInTime(String line, Instant instant) {
    assertThat(Stamped.in(line)).contains(new Stamped.At(instant));
  }

  @Test
  void aStampWithoutAYearIsOfTheNearest() {
    Stamped stamped = Stamped.in("Dec 31 23:59:59 host app[7]: hello").orElseThrow();
    assertThat(stamped).isEqualTo(new Stamped.OnDay(MonthDay.of(12, 31), LocalTime.of(23, 59, 59)));
    assertThat(stamped.near(Instant.parse("2026-01-01T00:00:01Z")))
        .isEqualTo("2025-12-31T23:59:59Z");
    assertThat(stamped.near(Instant.parse("2026-12-30T00:00:00Z")))
        .isEqualTo("2026-12-31T23:59:59Z");
    assertThat(Stamped.in("E1121 15:00:01.5 4711 loop.cc:12] hello"))
        .contains(new Stamped.OnDay(MonthDay.of(11, 21), LocalTime.of(15, 0, 1, 500_000_000)));
  }

  @Test
  void aLeapDayIsOnlyOfAYearThatHasOne() {
    Stamped stamped = Stamped.in("Feb 29 12:00:00 host app[7]: hello").orElseThrow();
    assertThat(stamped.near(Instant.parse("2025-03-01T00:00:00Z")))
        .isEqualTo("2024-02-29T12:00:00Z");
    assertThat(stamped.near(Instant.parse("2026-03-01T00:00:00Z")))
        .as("no year near it has one")
        .isEqualTo("2026-03-01T00:00:00Z");
  }

  @Test
  void aTimeWithoutADayIsOfTheNearest() {
    Stamped stamped = Stamped.in("00:00:05 hello").orElseThrow();
    assertThat(stamped.near(Instant.parse("2026-11-21T23:59:58Z")))
        .isEqualTo("2026-11-22T00:00:05Z");
    assertThat(stamped.near(Instant.parse("2026-11-21T00:00:09Z")))
        .isEqualTo("2026-11-21T00:00:05Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "step 12 of 2026",
        "2026-13-41 25:61:61 no such day",
        "99:99:99 no such time",
        "{\"msg\":\"no time\"}",
        "{\"time\":\"yesterday\"}",
        "a=b time=never",
        "[rank3]: hello",
        "[21/Nov] hello",
        "[21/Nxx/2026:15:00:01 +0000]",
        "17952732011 hello",
        "12345678901234567890 hello",
      })
  void whatIsNoStampIsNone(String line) {
    assertThat(Stamped.in(line)).isEqualTo(Optional.empty());
  }
}
