package io.jobsentry.cli;

import io.jobsentry.replay.Fixture;
import java.util.List;

/** Outcomes in the form that build servers read. */
final class JUnitXml {
  private JUnitXml() {}

  static String of(List<Fixture.Outcome> outcomes) {
    long failed = outcomes.stream().filter(it -> !it.good()).count();
    var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text.append("<testsuite name=\"sentry test\" tests=\"")
        .append(outcomes.size())
        .append("\" failures=\"")
        .append(failed)
        .append("\" errors=\"0\" skipped=\"0\">\n");
    for (Fixture.Outcome outcome : outcomes) {
      Fixture fixture = outcome.fixture();
      text.append("  <testcase classname=\"")
          .append(escaped((fixture.rule() ? "rule " : "detector ") + fixture.owner()))
          .append("\" name=\"")
          .append(escaped(name(fixture)))
          .append('"');
      if (outcome.good()) {
        text.append("/>\n");
      } else {
        text.append(">\n    <failure message=\"")
            .append(escaped(outcome.got()))
            .append("\">")
            .append(escaped(fixture.text()))
            .append("</failure>\n  </testcase>\n");
      }
    }
    return text.append("</testsuite>\n").toString();
  }

  static String name(Fixture fixture) {
    return (fixture.match() ? "match " : "miss ") + fixture.number();
  }

  /** What XML has no place for at all becomes a mark. */
  private static String escaped(String text) {
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\t' -> escaped.append("&#").append(c).append(';');
                default -> escaped.appendCodePoint(allowed(c) ? c : 0xfffd);
              }
            });
    return escaped.toString();
  }

  private static boolean allowed(int c) {
    return c >= 0x20 && !(c >= 0xd800 && c <= 0xdfff) && c != 0xfffe && c != 0xffff;
  }
}
