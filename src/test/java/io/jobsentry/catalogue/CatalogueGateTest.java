package io.jobsentry.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.jobsentry.detect.Lookout;
import io.jobsentry.detect.Scan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * How well the catalogue knows its own samples, and what becomes of them in real logs: each is read
 * by the matcher that a job's output goes through.
 */
final class CatalogueGateTest {
  private static final String HOW =
      "%s is stale: `mvn test -Dtest='Catalogue*Test' -Dregenerate=true` writes it anew";

  /** Which other signatures know a sample, each looked at by a person. */
  private static final Path BESIDE = Path.of("src/test/resources/catalogue/beside.txt");

  private static final List<FamilyFile> FAMILIES = Written.families();
  private static final Catalogue CATALOGUE = Flat.read(Flat.write(FAMILIES));

  /**
   * A line whose meaning is known.
   *
   * @param positive whether the signature has to know it, or must not
   */
  private record Labelled(String id, boolean positive, String line) {
    /** What is written down about another signature that knows a line of this kind. */
    String beside(String other) {
      return id + (positive ? " + " : " - ") + other;
    }
  }

  /** What came out, for one kind of lines. */
  private record Score(int lines, int right, int missed, int wrong) {
    double precision() {
      return right / (double) (right + wrong);
    }

    double recall() {
      return right / (double) (right + missed);
    }

    Score plus(Score other) {
      return new Score(
          lines + other.lines, right + other.right, missed + other.missed, wrong + other.wrong);
    }
  }

  private static List<Labelled> samples() {
    var samples = new ArrayList<Labelled>();
    for (FamilyFile file : FAMILIES) {
      for (Reviewed reviewed : file.signatures()) {
        String id = reviewed.signature().id();
        reviewed.positive().forEach(line -> samples.add(new Labelled(id, true, line)));
        reviewed.negative().forEach(line -> samples.add(new Labelled(id, false, line)));
      }
    }
    return samples;
  }

  private static List<Labelled> mutated(List<Labelled> samples) {
    return samples.stream()
        .flatMap(
            sample ->
                Mutations.of(sample.line()).stream()
                    .map(line -> new Labelled(sample.id(), sample.positive(), line)))
        .toList();
  }

  /** For each line the ids of the signatures that know it. */
  private static List<Set<String>> known(List<Labelled> lines) {
    var starts = new HashMap<Long, Set<String>>();
    var text = new ByteArrayOutputStream();
    var known = new ArrayList<Set<String>>();
    for (Labelled line : lines) {
      var ids = new TreeSet<String>();
      starts.put((long) text.size(), ids);
      text.writeBytes((line.line() + "\n").getBytes(StandardCharsets.UTF_8));
      known.add(ids);
    }
    var scan =
        new Scan(
            new Lookout(
                Catalogue.sought(CATALOGUE.signatures(), Duration.ZERO), Optional.empty(), false),
            0,
            signal ->
                starts
                    .getOrDefault(signal.offset(), Set.of())
                    .add(Signature.idOf(signal.detector()).orElseThrow()),
            _ -> {},
            _ -> {});
    byte[] bytes = text.toByteArray();
    scan.bytes(bytes, bytes.length, Duration.ZERO);
    scan.flush(Duration.ZERO);
    return known;
  }

  /** Whether one of the two is the more exact where both know a line. */
  private static boolean related(String one, String other) {
    return CATALOGUE.find(one).orElseThrow().over().contains(other)
        || CATALOGUE.find(other).orElseThrow().over().contains(one);
  }

  private static Set<String> besideOnFile() throws IOException {
    return new HashSet<>(Files.readAllLines(BESIDE));
  }

  @Test
  void eachSampleIsWhatItsSignatureSays() {
    List<Labelled> samples = samples();
    List<Set<String>> known = known(samples);
    var wrong = new ArrayList<String>();
    for (int i = 0; i < samples.size(); i++) {
      Labelled sample = samples.get(i);
      if (known.get(i).contains(sample.id()) != sample.positive()) {
        wrong.add(sample.toString());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(samples).hasSizeGreaterThanOrEqualTo(1000);
  }

  @Test
  void noOtherSignatureKnowsASampleUnlessThatIsMeant() throws IOException {
    List<Labelled> samples = samples();
    List<Set<String>> known = known(samples);
    var pairs = new TreeSet<String>();
    for (int i = 0; i < samples.size(); i++) {
      Labelled sample = samples.get(i);
      for (String other : known.get(i)) {
        if (!other.equals(sample.id()) && !(sample.positive() && related(sample.id(), other))) {
          pairs.add(sample.beside(other));
        }
      }
    }
    String wanted = pairs.stream().map(pair -> pair + "\n").collect(Collectors.joining());
    if (Boolean.getBoolean("regenerate")) {
      Files.createDirectories(BESIDE.getParent());
      Files.writeString(BESIDE, wanted);
    }
    assertThat(Files.readString(BESIDE)).as(HOW, BESIDE).isEqualTo(wanted);
    assertThat(pairs)
        .as("of two that know a positive sample, one is over the other")
        .noneMatch(pair -> pair.contains(" + "));
  }

  @Test
  void samplesAreStillKnownInRealLogs() throws IOException {
    Set<String> beside = besideOnFile();
    List<Labelled> samples = samples();
    List<Labelled> mutated = mutated(samples);
    var mistakes = new ArrayList<String>();
    Score asWritten = score(samples, beside, mistakes);
    Score inLogs = score(mutated, beside, mistakes);
    Score all = asWritten.plus(inLogs);
    String told = String.join("\n", mistakes);
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(Path.of("target/catalogue-mistakes.txt"), told + "\n");
    }
    assertThat(all.lines()).isGreaterThanOrEqualTo(1000);
    assertThat(all.precision()).as(told).isGreaterThanOrEqualTo(0.98);
    assertThat(all.recall()).as(told).isGreaterThanOrEqualTo(0.95);
    Map<String, Score> rows = new java.util.LinkedHashMap<>();
    rows.put("samples as written", asWritten);
    rows.put("samples as logs have them", inLogs);
    rows.put("together", all);
    documented(rows);
  }

  private static Score score(List<Labelled> lines, Set<String> beside, List<String> mistakes) {
    List<Set<String>> known = known(lines);
    int right = 0;
    int missed = 0;
    int wrong = 0;
    for (int i = 0; i < lines.size(); i++) {
      Labelled line = lines.get(i);
      for (String id : known.get(i)) {
        boolean own = id.equals(line.id());
        if (own && line.positive()) {
          right++;
        } else if (own || !isMeant(line, id, beside)) {
          wrong++;
          mistakes.add("wrong " + id + ": " + line);
        }
      }
      if (line.positive() && !known.get(i).contains(line.id())) {
        missed++;
        mistakes.add("missed: " + line);
      }
    }
    return new Score(lines.size(), right, missed, wrong);
  }

  /** Whether another signature may know a line beside its own, or instead of it. */
  private static boolean isMeant(Labelled line, String other, Set<String> beside) {
    return (line.positive() && related(line.id(), other)) || beside.contains(line.beside(other));
  }

  private static void documented(Map<String, Score> rows) throws IOException {
    var table = new StringBuilder();
    table.append(
        """
        | lines | how many | right | missed | wrong | precision | recall |
        |---|---|---|---|---|---|---|
        """);
    rows.forEach(
        (name, score) ->
            table.append(
                "| %s | %d | %d | %d | %d | %.4f | %.4f |\n"
                    .formatted(
                        name,
                        score.lines(),
                        score.right(),
                        score.missed(),
                        score.wrong(),
                        score.precision(),
                        score.recall())));
    table.append(
        """

        Half of the lines are near misses, which their signature must not know. As logs have them: behind time stamps, ranks and the prefixes of schedulers and containers,
        coloured, inside JSON, with other addresses, hosts, sizes and places.
        """);
    Path file = Path.of("docs/catalogue.md");
    String wanted = Reference.markdown(FAMILIES, table.toString());
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(file, wanted);
    }
    assertThat(Files.readString(file)).as(HOW, file).isEqualTo(wanted);
  }
}
