package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import java.time.Duration;

/** How a command ended and what it printed. */
record Outcome(String command, int status, String out, String err, Duration took) {

  Outcome endedWith(int expected) {
    assertThat(status).as("%s", this).isEqualTo(expected);
    return this;
  }

  /** On stderr, which is where sentry talks. */
  Outcome says(String... parts) {
    assertThat(err).as("%s", this).contains(parts);
    return this;
  }

  Outcome prints(String... parts) {
    assertThat(out).as("%s", this).contains(parts);
    return this;
  }

  Outcome printsNothing() {
    assertThat(out).as("%s", this).isEmpty();
    return this;
  }

  Json.Obj json() throws Exception {
    assertThat(JsonText.parse(out)).as("%s", this).isInstanceOf(Json.Obj.class);
    return (Json.Obj) JsonText.parse(out);
  }

  @Override
  public String toString() {
    return "`%s` ended with %d after %d ms\n--- stdout\n%.4000s\n--- stderr\n%.4000s\n---"
        .formatted(command, status, took.toMillis(), out, err);
  }
}
