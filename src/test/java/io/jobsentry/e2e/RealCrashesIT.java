package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.jobsentry.core.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Real programs, run by their real interpreters under the installed program, die in their own ways:
 * each death is one incident that says what the program's author says of it. {@code
 * -Dcrashes.only=RUNTIME/NAME,…} picks some, {@code -Dcrashes.threads} of them at a time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RealCrashesIT {
  private static final int ENOUGH = 150;
  private static final Path FOLDER = Path.of("target/crashes").toAbsolutePath();
  private static final Path PREFIXED = Path.of("src/test/traces/prefixed.pl").toAbsolutePath();
  private static final List<String> ONLY =
      List.of(System.getProperty("crashes.only", "").split(",", -1));

  private final List<Dying> all;
  private final List<Dying> here;
  private final ExecutorService pool =
      Executors.newFixedThreadPool(
          Integer.getInteger("crashes.threads", Runtime.getRuntime().availableProcessors()));

  /** How a program ended, and what was made of it. */
  private record Death(Outcome outcome, List<Fact.IncidentOpened> incidents) {}

  RealCrashesIT() throws Exception {
    all = Dying.prepared(FOLDER);
    here =
        all.stream()
            .filter(it -> it.missing().isEmpty() && ONLY.stream().anyMatch(it.name()::startsWith))
            .toList();
  }

  @AfterAll
  void tidy() {
    pool.shutdownNow();
  }

  @Test
  void saysWhatIsMissing() {
    var run = new TreeMap<String, List<Dying>>();
    all.forEach(it -> run.computeIfAbsent(it.runtime(), _ -> new ArrayList<>()).add(it));
    run.forEach(
        (runtime, programs) -> {
          Map<String, Long> missing =
              programs.stream()
                  .flatMap(it -> it.missing().stream())
                  .collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()));
          long left = programs.size() - missing.values().stream().mapToLong(it -> it).sum();
          System.out.printf("real crashes: %-8s %3d run, %s%n", runtime, left, missing);
        });
    assertThat(all.stream().flatMap(it -> it.missing().stream()))
        .noneMatch(it -> it.startsWith("broken"));
    if (System.getenv("CI") != null) {
      assertThat(here).hasSizeGreaterThanOrEqualTo(ENOUGH);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyDeathIsOneIncidentThatSaysWhy() throws Exception {
    Files.readString(PREFIXED);
    // The second run of a program comes after its first: they share a folder.
    return here.stream()
        .map(it -> Map.entry(it, pool.submit(() -> List.of(death(it, ""), death(it, prefix(it))))))
        .toList()
        .stream()
        .flatMap(
            it ->
                Stream.of(
                    dynamicTest(it.getKey().name(), () -> check(it.getKey(), it.getValue(), 0)),
                    dynamicTest(
                        it.getKey().name() + " behind " + prefix(it.getKey()),
                        () -> check(it.getKey(), it.getValue(), 1))));
  }

  private static String prefix(Dying program) {
    return program.name().hashCode() % 2 == 0 ? "[rank3]: " : "2026-11-21T10:00:00Z ";
  }

  private static Death death(Dying program, String prefix) throws Exception {
    var project = new Project(FOLDER.resolve(program.name()));
    forget(project.layout.home());
    program.environment().forEach(project::with);
    var words = new ArrayList<String>(List.of("run", "--one-shot", "--"));
    if (!prefix.isEmpty()) {
      words.addAll(List.of("perl", PREFIXED.toString(), prefix));
    }
    words.addAll(List.of("bash", "-c", program.command()));
    try {
      Outcome outcome = project.sentry(words.toArray(String[]::new));
      return new Death(outcome, project.facts(Fact.IncidentOpened.class));
    } finally {
      project.close();
    }
  }

  private static void forget(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void check(Dying program, Future<List<Death>> deaths, int number)
      throws Exception {
    Death death = deaths.get().get(number);
    Outcome outcome = death.outcome();
    program.status().ifPresent(outcome::endedWith);
    if (outcome.status() == 0) {
      assertThat(death.incidents()).as("%s", outcome).isEmpty();
      return;
    }
    assertThat(death.incidents()).as("%s", outcome).hasSize(1);
    Fact.IncidentOpened incident = death.incidents().getFirst();
    // What only its output tells is read without the prefix.
    String before = number == 0 ? "" : Pattern.quote(prefix(program));
    String bare = outcome.out().replaceAll("(?m)^" + before, "");
    assertThat(incident.cause()).as("%s", outcome).matches(program.cause(bare));
    List<String> said = new ArrayList<>(incident.lastWords());
    said.add(incident.cause());
    program
        .lastWords(bare)
        .flatMap(words -> words.lines().map(String::strip).reduce((_, last) -> last))
        .ifPresent(words -> assertThat(said).as("%s", outcome).anyMatch(it -> it.contains(words)));
  }
}
