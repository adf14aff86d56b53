package io.jobsentry.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.detect.Lookout;
import io.jobsentry.detect.Scan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CatalogueTest {
  private static final List<Reviewed> REVIEWED = Written.signatures();
  private static final Catalogue ALL = Flat.read(Flat.write(Written.families()));

  @Test
  void whatIsLoadedIsWhatIsWritten() throws IOException {
    String wanted = Flat.write(Written.families());
    Path file = Written.FOLDER.resolve(Catalogue.FLAT);
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(file, wanted);
    }
    assertThat(Files.readString(file))
        .as(
            "%s is stale: `mvn test -Dtest='Catalogue*Test' -Dregenerate=true` writes it anew",
            file)
        .isEqualTo(wanted);
    assertThat(Flat.read(wanted).signatures())
        .isEqualTo(REVIEWED.stream().map(Reviewed::signature).toList());
  }

  @Test
  void theProgramHasItWithIt() {
    Assumptions.assumeFalse(Boolean.getBoolean("regenerate"), "the copy is made before the tests");
    assertThat(Catalogue.load().signatures()).isEqualTo(ALL.signatures());
    assertThat(Catalogue.load().families()).isEqualTo(ALL.families());
  }

  @Test
  void itIsLargeEnoughToBeOfUse() {
    assertThat(ALL.families()).hasSizeGreaterThanOrEqualTo(20);
    assertThat(ALL.signatures()).hasSizeGreaterThanOrEqualTo(170);
    for (Family family : ALL.families()) {
      assertThat(ALL.only(family.name()).signatures()).as(family.name()).isNotEmpty();
    }
  }

  @Test
  void noTwoSignaturesShareAnIdOrATitle() {
    assertThat(REVIEWED).extracting(it -> it.signature().id()).doesNotHaveDuplicates();
    assertThat(REVIEWED).extracting(it -> it.signature().title()).doesNotHaveDuplicates();
  }

  @Test
  void titlesAndNotesAreInTheStyleOfTheHouse() {
    for (Reviewed reviewed : REVIEWED) {
      Signature signature = reviewed.signature();
      assertThat(signature.title()).as(signature.id()).matches("[A-Z].*[^.]").hasSizeLessThan(90);
      assertThat(signature.note()).as(signature.id()).matches("[A-Z].*\\.");
      signature.change().ifPresent(it -> assertThat(it).matches("[a-z].*[^.]"));
    }
  }

  @Test
  void whatIsLessExactExistsAndIsKnownByACommonLine() {
    for (Reviewed reviewed : REVIEWED) {
      for (String id : reviewed.signature().over()) {
        Signature other = ALL.find(id).orElseThrow(() -> new AssertionError(id));
        List<String> theirs =
            REVIEWED.stream()
                .filter(it -> it.signature().id().equals(id))
                .flatMap(it -> it.positive().stream())
                .toList();
        var lines = new ArrayList<>(reviewed.positive());
        lines.addAll(theirs);
        assertThat(lines)
            .as("%s is over %s", reviewed.signature().id(), id)
            .anyMatch(line -> reviewed.signature().matches(line) && other.matches(line));
        assertThat(other.over()).doesNotContain(reviewed.signature().id());
      }
    }
  }

  @Test
  void aFamilyCanBeSwitchedOff() {
    Catalogue less = ALL.without(Set.of("cuda", "nccl"));
    assertThat(less.families()).hasSize(ALL.families().size() - 2);
    assertThat(less.find("cuda-out-of-memory")).isEmpty();
    assertThat(less.find("disk-full")).isPresent();
    assertThat(less.matching("RuntimeError: CUDA error: out of memory")).isEmpty();
    assertThat(ALL.matching("RuntimeError: CUDA error: out of memory"))
        .extracting(Signature::id)
        .containsExactly("cuda-out-of-memory");
  }

  @Test
  void theMostExactOfSeveralComesFirst() {
    assertThat(
            ALL.matching(
                "ERROR Failed to save checkpoint at step 4000: [Errno 28] No space left on"
                    + " device"))
        .extracting(Signature::id)
        .containsExactly("disk-full", "checkpoint-write-failed");
  }

  @Test
  void wordsAreFoundInAnyOrderAndCase() {
    assertThat(ALL.about("GPU memory")).extracting(Signature::id).contains("cuda-out-of-memory");
    assertThat(ALL.about("memory gpu")).isEqualTo(ALL.about("GPU memory"));
    assertThat(ALL.about("marmalade")).isEmpty();
  }

  @Test
  void aScanReportsWhatALineMatches() {
    var seen = new ArrayList<String>();
    var scan =
        new Scan(
            new Lookout(
                Catalogue.sought(ALL.signatures(), Duration.ofMinutes(1)), Optional.empty(), false),
            0,
            signal -> seen.add(signal.detector()),
            _ -> {},
            _ -> {});
    byte[] bytes =
        "step 1\n\u001b[31mtorch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2 GiB\u001b[0m\nbye\n"
            .getBytes(StandardCharsets.UTF_8);
    scan.bytes(bytes, bytes.length, Duration.ZERO);
    assertThat(seen).containsExactly("catalogue/cuda-out-of-memory");
    assertThat(Signature.idOf(seen.getFirst())).contains("cuda-out-of-memory");
    assertThat(Signature.idOf("cuda-out-of-memory")).isEmpty();
  }

  /** Numbers of the vendor's catalogue, by the action that it gives for them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gpu-xid-13            | 13
          gpu-xid-31            | 31
          gpu-xid-48            | 48
          gpu-xid-contained     | 94
          gpu-xid-uncontained   | 95
          gpu-xid-nvlink        | 74
          gpu-off-the-bus       | 79
          gpu-xid-gsp           | 119 120
          gpu-xid-cleanup       | 43 45
          gpu-xid-board         | 54 78 151
          gpu-xid-restart-app   | 8 11 25 32 39 40 41 60 68 69 70 71 72 75 76 77 80 82 83 84 85 86 88 89 96 97 98 99 100 101 102 103 104 105 126 127 128 129 130 131 132 133 134 135 139
          gpu-xid-reset         | 46 62 64 109 110 136 140 143 155 156 158 167 169 171 172
          gpu-xid-informational | 14 37 38 44 63 66 67 92 93 106 107 108 121 137 141 152 153 154 157 160 161 162 163 164 165 166 168 170
          """)
  void eachXidBelongsToOneAction(String id, String numbers) {
    for (String number : numbers.split(" ", -1)) {
      assertThat(xid(number, "")).as("Xid %s", number).containsExactly(id);
    }
  }

  @Test
  void everyXidIsKnown() {
    var seen = new HashSet<String>();
    for (int number = 1; number <= 172; number++) {
      String words = number >= 144 && number <= 150 ? "NETIR Fatal XC0 i0" : "";
      List<String> ids = xid(Integer.toString(number), words);
      assertThat(ids).as("Xid %s", number).hasSize(1);
      seen.addAll(ids);
    }
    assertThat(xid("149", "NETIR Nonfatal XC0")).containsExactly("gpu-xid-nvlink5-nonfatal");
    assertThat(seen).contains("gpu-xid-support", "gpu-xid-nvlink5-fatal");
    assertThat(xid("173", "")).isEmpty();
    assertThat(xid("1300", "")).isEmpty();
  }

  private static List<String> xid(String number, String words) {
    String line = "NVRM: Xid (PCI:0000:3b:00): " + number + ", pid=12, name=x, " + words;
    return ALL.matching(line).stream().map(Signature::id).toList();
  }
}
