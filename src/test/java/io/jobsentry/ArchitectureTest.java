package io.jobsentry;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the house: which package may use which, and which one alone touches a foreign thing. */
final class ArchitectureTest {
  private static final String ROOT = "io.jobsentry.";
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.jobsentry");

  /** Package to the packages that it may use. Anything not listed here does not exist. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("model", Set.of()),
          Map.entry("time", Set.of("model")),
          Map.entry("json", Set.of()),
          Map.entry("text", Set.of()),
          Map.entry("redact", Set.of()),
          Map.entry("incident", Set.of("model", "json", "disk", "redact", "fingerprint")),
          Map.entry("group", Set.of("model", "json", "disk", "redact", "fingerprint", "incident")),
          Map.entry("source", Set.of("json", "text")),
          Map.entry("trace", Set.of("model", "text", "source")),
          Map.entry("frames", Set.of("model", "time", "text", "source", "trace", "disk")),
          Map.entry("fingerprint", Set.of("model", "text", "source", "trace")),
          Map.entry("disk", Set.of("posix")),
          Map.entry("posix", Set.of("model")),
          Map.entry("config", Set.of("model", "json", "text", "catalogue", "redact")),
          Map.entry("project", Set.of("json", "config")),
          Map.entry("policy", Set.of("model")),
          Map.entry("core", Set.of("model", "policy")),
          Map.entry("journal", Set.of("model", "policy", "core", "json", "disk")),
          Map.entry("ledger", Set.of("model", "policy", "core", "journal", "disk")),
          Map.entry("process", Set.of("model", "time", "disk", "posix", "text")),
          Map.entry("output", Set.of("model", "time", "disk", "posix", "json", "text")),
          Map.entry("vital", Set.of("model", "time", "text", "process")),
          Map.entry("detect", Set.of("model", "text", "trace")),
          Map.entry("catalogue", Set.of("model", "detect")),
          Map.entry("inbox", Set.of("model", "core", "json", "disk")),
          Map.entry(
              "monitor",
              Set.of(
                  "model",
                  "time",
                  "json",
                  "disk",
                  "process",
                  "output",
                  "detect",
                  "inbox",
                  "policy",
                  "core",
                  "journal",
                  "ledger",
                  "redact",
                  "text",
                  "source",
                  "trace",
                  "vital",
                  "frames",
                  "fingerprint",
                  "incident",
                  "group",
                  "catalogue")),
          Map.entry(
              "replay",
              Set.of(
                  "model", "time", "text", "source", "trace", "detect", "core", "output",
                  "monitor")),
          Map.entry(
              "doctor",
              Set.of(
                  "model",
                  "time",
                  "text",
                  "json",
                  "disk",
                  "posix",
                  "config",
                  "core",
                  "journal",
                  "ledger",
                  "incident",
                  "group",
                  "redact",
                  "frames",
                  "process",
                  "monitor")),
          Map.entry(
              "cli",
              Set.of(
                  "doctor",
                  "model",
                  "time",
                  "json",
                  "disk",
                  "posix",
                  "config",
                  "process",
                  "output",
                  "detect",
                  "catalogue",
                  "inbox",
                  "policy",
                  "core",
                  "journal",
                  "ledger",
                  "monitor",
                  "fingerprint",
                  "frames",
                  "incident",
                  "group",
                  "project",
                  "redact",
                  "replay",
                  "vital",
                  "text",
                  "trace")));

  /** A foreign thing to the only packages that may touch it. */
  private static final Map<String, Set<String>> ONLY_IN =
      Map.of(
          "com.fasterxml.jackson.core", Set.of("json", "config", "catalogue"),
          "com.fasterxml.jackson.dataformat", Set.of("config", "catalogue"),
          "com.google.re2j",
              Set.of(
                  "detect",
                  "catalogue",
                  "config",
                  "output",
                  "process",
                  "vital",
                  "monitor",
                  "project",
                  "replay",
                  "cli"),
          "picocli", Set.of("cli"),
          "io.github.treesitter", Set.of("frames"),
          "org.sqlite", Set.of("group"),
          "java.sql", Set.of("group"),
          "java.lang.foreign", Set.of("posix", "frames"));

  @TestFactory
  Stream<DynamicTest> packagesUseOnlyWhatIsListed() {
    return MAY_USE.keySet().stream()
        .sorted()
        .map(
            name ->
                dynamicTest(
                    name,
                    () -> {
                      var allowed = new TreeSet<>(MAY_USE.get(name));
                      allowed.add(name);
                      ArchRuleDefinition.noClasses()
                          .that()
                          .resideInAPackage(ROOT + name + "..")
                          .should()
                          .dependOnClassesThat(ours(allowed))
                          .check(CODE);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> foreignThingsHaveOneHome() {
    return ONLY_IN.entrySet().stream()
        .map(
            entry ->
                dynamicTest(
                    entry.getKey(),
                    () ->
                        ArchRuleDefinition.noClasses()
                            .that(
                                DescribedPredicate.<JavaClass>describe(
                                    "are not in " + entry.getValue(),
                                    c -> !entry.getValue().contains(packageOf(c))))
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(entry.getKey() + "..")
                            .check(CODE)));
  }

  @Test
  void everyPackageIsListed() {
    var found = new TreeSet<String>();
    CODE.forEach(c -> found.add(packageOf(c)));
    assertThat(found).isEqualTo(new TreeSet<>(MAY_USE.keySet()));
  }

  @Test
  void thereAreNoCycles() {
    slices().matching("io.jobsentry.(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void onlyTimeReadsTheClock() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage("io.jobsentry.time")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CODE);
  }

  @Test
  void onlyTheCommandsPrint() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage("io.jobsentry.cli")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CODE);
  }

  @Test
  void namesComeFromTheDomain() {
    ArchRuleDefinition.noClasses()
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .check(CODE);
  }

  @Test
  void everyPackageIsNullMarked() {
    CODE.forEach(
        c ->
            assertThat(c.getPackage().isAnnotatedWith(NullMarked.class))
                .as(c.getPackageName())
                .isTrue());
  }

  @Test
  void itSeesTheCode() {
    assertThat(CODE.size()).isGreaterThan(25);
  }

  private static DescribedPredicate<JavaClass> ours(Set<String> allowed) {
    return DescribedPredicate.describe(
        "are of ours, outside " + allowed,
        c -> c.getPackageName().startsWith(ROOT) && !allowed.contains(packageOf(c)));
  }

  private static String packageOf(JavaClass c) {
    String name = c.getPackageName();
    if (!name.startsWith(ROOT)) {
      return "";
    }
    String rest = name.substring(ROOT.length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }
}
