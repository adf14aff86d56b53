package io.jobsentry.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a redactor makes of what a job was given, and of words and lines that belong together. */
final class GivenTest {
  private static final String SECRET = "blue horse 17!";

  private static String told(Given given) {
    return Redactor.of(() -> given).redact("it was " + SECRET + " again").text();
  }

  @Test
  void looksForWhatACommandSaysByName() {
    String clean = "it was [redacted:job-secret] again";
    assertThat(told(new Given().command(List.of("job", "--db-password", SECRET)))).isEqualTo(clean);
    assertThat(told(new Given().command(List.of("job", "--db-password=" + SECRET))))
        .isEqualTo(clean);
    assertThat(told(new Given().command(List.of("env", "API_TOKEN=" + SECRET)))).isEqualTo(clean);
    assertThat(told(new Given().command(List.of("java", "-Dapi.token=" + SECRET))))
        .isEqualTo(clean);
    assertThat(told(new Given().command(List.of("curl", "-u", "me:" + SECRET)))).isEqualTo(clean);
    assertThat(told(new Given().command(List.of("psql", "postgres://me:" + SECRET + "@db/x"))))
        .isEqualTo(clean);
  }

  @Test
  void leavesWhatIsNoSecretByName() {
    assertThat(told(new Given().command(List.of("job", "--comment", SECRET)))).contains(SECRET);
    assertThat(told(new Given().command(List.of("job", "--no-password", "--" + SECRET))))
        .contains(SECRET);
  }

  @Test
  void readsEnvFilesAndEveryValueOfAName() {
    assertThat(told(new Given().envFile("# x\nexport DB_PASSWORD='" + SECRET + "'\n")))
        .doesNotContain(SECRET);
    assertThat(
            told(
                new Given()
                    .variables(Map.of("DB_PASSWORD", SECRET))
                    .variables(Map.of("DB_PASSWORD", "something else"))))
        .doesNotContain(SECRET);
  }

  @Test
  void keepsEveryWordOfACommand() {
    var redactor = Redactor.withoutVariables();
    assertThat(redactor.words(List.of("job", "--api-key", "q7w8e9r0tz", "a b", "-n", "3", "")))
        .containsExactly("job", "--api-key", "[redacted:api-key]", "a b", "-n", "3", "");
    List<String> plain = List.of("sh", "-c", "echo ü\nexit 3", "x");
    assertThat(redactor.words(plain)).isEqualTo(plain);
  }

  @Test
  void masksTheRestOfAKeyThatBeganBefore() {
    var lines =
        List.of(
            "A".repeat(30) + "bCd3".repeat(8),
            "x+Y/".repeat(8) + "==",
            "-----END PRIVATE KEY-----",
            "on");
    assertThat(Redactor.withoutVariables().lines(lines))
        .containsExactly(
            "[redacted:private-key]", "[redacted:private-key]", "-----END PRIVATE KEY-----", "on");
  }

  @Test
  void getsReadyOnce() throws Exception {
    var asked = new AtomicInteger();
    var redactor =
        Redactor.of(
            () -> {
              asked.incrementAndGet();
              return new Given();
            });
    assertThat(asked).hasValue(0);
    redactor.warm();
    var threads =
        List.of(
            Thread.ofPlatform().start(() -> redactor.redact("one")),
            Thread.ofPlatform().start(() -> redactor.redact("two")));
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(asked).hasValue(1);
  }
}
