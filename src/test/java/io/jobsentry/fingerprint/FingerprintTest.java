package io.jobsentry.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jobsentry.model.JobExit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FingerprintTest {
  private static final Path KEPT = Path.of("src/test/resources/fingerprints/v1.txt");

  /** The promise of a version: whoever breaks this has to count it up. */
  @Test
  void aVersionNeverChangesItsMeaning() throws Exception {
    String now =
        ReviewedPairs.all().stream()
            .map(pair -> Taken.from(pair.one()).fingerprint() + "  " + pair.what())
            .collect(Collectors.joining("\n", "", "\n"));
    if (Boolean.getBoolean("fingerprints.write")) {
      Files.writeString(KEPT, now);
    }
    assertThat(now).isEqualTo(Files.readString(KEPT));
  }

  @Test
  void isReadAsItIsWritten() {
    Fingerprint print = Taken.from(new Evidence.Detected("loss", "loss is nan")).fingerprint();
    assertThat(print.toString()).matches("v1:[0-9a-f]{16}");
    assertThat(Fingerprint.parse(print.toString())).contains(print);
    assertThat(Fingerprint.parse("v2:" + print.hex()).orElseThrow().version()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v1",
        "v1:",
        "1:0123456789abcdef",
        "v0:0123456789abcdef",
        "v01:0123456789abcdef",
        "vx:0123456789abcdef",
        "v1:0123456789ABCDEF",
        "v1:0123456789abcde",
        "v1:0123456789abcdef0",
        "v99999999:0123456789abcdef"
      })
  void nothingElseIsOne(String text) {
    assertThat(Fingerprint.parse(text)).isEmpty();
  }

  @Test
  void cannotBeMadeUp() {
    assertThatThrownBy(() -> new Fingerprint(1, "abc"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Fingerprint(0, "0123456789abcdef"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTraceSaysWhatWasTakenOfIt() {
    String text =
        """
        Traceback (most recent call last):
          File "/srv/app/train.py", line 9, in <module>
            main()
          File "/srv/app/train.py", line 42, in step
            x = load(7)
          File "/opt/venv/lib/python3.11/site-packages/torch/serial.py", line 8, in load
            raise ValueError("no shard 7")
        ValueError: no shard 7
        """;
    assertThat(Taken.from(new Evidence.Traced(Traces.in(text).getFirst())).parts())
        .extracting(Part::name, Part::taken, Part::became)
        .containsExactly(
            tuple("kind", "trace", "trace"),
            tuple("language", "python", "python"),
            tuple("type", "ValueError", "ValueError"),
            tuple("message", "no shard 7", "no shard <n>"),
            tuple("frame", "/srv/app/train.py:42 in step", "train.py step"),
            tuple("frame", "/srv/app/train.py:9 in <module>", "train.py <module>"));
  }

  @Test
  void anEndIsToldByItsStatusAndItsLastComplaint() {
    var words = List.of("cannot open /srv/app/x.db", "step 12");
    assertThat(Taken.from(new Evidence.Ended(new JobExit.Code(3), words)).parts())
        .extracting(Part::name, Part::became)
        .containsExactly(
            tuple("kind", "exit"), tuple("code", "3"), tuple("words", "cannot open <path>/x.db"));
    var oom = new JobExit.Killed(9, false, Optional.of("memory of the group"));
    assertThat(Taken.from(new Evidence.Ended(oom, List.of(" "))).parts())
        .extracting(Part::name, Part::became)
        .containsExactly(tuple("kind", "exit"), tuple("signal", "SIGKILL oom"));
    assertThat(Taken.from(new Evidence.Ended(new JobExit.Lost("gone"), List.of())).fingerprint())
        .isEqualTo(
            Taken.from(new Evidence.Ended(new JobExit.Lost("lost"), List.of())).fingerprint());
  }

  @Test
  void partsCannotRunIntoEachOther() {
    assertThat(print("a", "b c")).isNotEqualTo(print("a b", "c"));
  }

  private static Fingerprint print(String detector, String message) {
    return Taken.from(new Evidence.Detected(detector, message)).fingerprint();
  }
}
