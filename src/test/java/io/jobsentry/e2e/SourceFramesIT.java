package io.jobsentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small projects in six languages fail in real runtimes under the installed program: in a method,
 * in a closure, and in a library that they call. The line that fails says so itself, with {@code
 * HERE} and the way in which it fails.
 */
final class SourceFramesIT {
  private static final Path SOURCES = Path.of("src/test/failing").toAbsolutePath();
  private static final Path CACHE = Path.of("target/crashes/cache/go").toAbsolutePath();

  /** Where packages are looked for that are on no path. */
  private static final Path PACKAGES = Path.of("/srv/node_modules/.bin");

  private final Path folder;

  SourceFramesIT(@TempDir Path folder) {
    this.folder = folder;
  }

  /**
   * @param runtime the program without which nothing of it is tried
   * @param build makes it ready to run, in a shell
   * @param run goes before the way in which it fails
   */
  private record Language(
      String name, String runtime, String build, List<String> run, List<Failure> failures) {}

  /**
   * A way to fail, and what of the source has to be seen and what not.
   *
   * @param function as the page's title has it
   * @param others functions beside it, which are another matter
   * @param library whether what failed first is not the project's own
   */
  private record Failure(
      String way,
      String file,
      String function,
      Optional<String> header,
      String signature,
      List<String> others,
      boolean library) {}

  private static final List<Language> LANGUAGES =
      List.of(
          new Language(
              "python",
              "python3",
              "",
              List.of("python3", "main.py"),
              List.of(
                  method("shop/basket.py", "total", "class Basket:", "def total(self, prices):")
                      .without("def cheapest", "def __len__"),
                  function("closure", "shop/prices.py", "one", "def one(price):")
                      .without("def doubled", "def read"),
                  function("library", "shop/prices.py", "read", "def read(text):")
                      .inLibrary()
                      .without("def doubled", "def rounded"))),
          new Language(
              "javascript",
              "node",
              "",
              List.of("node", "main.js"),
              List.of(
                  method("shop/basket.js", "total", "class Basket {", "total(list) {")
                      .without("cheapest(", "get size"),
                  function("closure", "shop/prices.js", "", "return things.map((thing) => {")
                      .without("doubled(", "check("),
                  function("library", "shop/prices.js", "check", "function check(prices) {")
                      .inLibrary()
                      .without("doubled(", "rounded("))),
          new Language(
              "typescript",
              "tsx",
              "",
              List.of("tsx", "main.ts"),
              List.of(
                  method(
                          "shop/basket.ts",
                          "total",
                          "export class Basket<Thing extends string> {",
                          "total(list: Prices): number {")
                      .without("cheapest(", "get size"),
                  function("closure", "shop/prices.ts", "", "things.map((thing): number => {")
                      .without("doubled", "read("),
                  function("library", "shop/prices.ts", "read", "function read(file: string)")
                      .inLibrary()
                      .without("doubled", "rounded("))),
          new Language(
              "go",
              "go",
              "go build -o job .",
              List.of("./job"),
              List.of(
                  function(
                          "method",
                          "internal/shop/basket.go",
                          "Total",
                          "func (b *Basket) Total(prices []int) int {")
                      .without("func NewBasket", "Size()"),
                  function("closure", "internal/shop/prices.go", "share", "func(n int) int {")
                      .without("func Doubled", "func Label"),
                  function("library", "internal/shop/prices.go", "Label", "func Label(thing")
                      .inLibrary()
                      .without("func Doubled", "func Shares"))),
          new Language(
              "rust",
              "rustc",
              "rustc --edition 2021 -g -o job src/main.rs",
              List.of("./job"),
              List.of(
                  method(
                          "src/basket.rs",
                          "total",
                          "impl<'a> Basket<'a> {",
                          "pub fn total(&self, prices: &[u32]) -> u32 {")
                      .without("pub fn new", "pub fn size"),
                  function("closure", "src/prices.rs", "share", "let share = |n: &u32| {")
                      .without("fn doubled", "fn of"),
                  function("library", "src/prices.rs", "of", "pub fn of(thing: &str) -> u32 {")
                      .inLibrary()
                      .without("fn doubled", "fn shares"))),
          new Language(
              "java",
              "java",
              "javac -d classes src/main/java/shop/*.java",
              List.of("java", "-cp", "classes", "shop.Main"),
              List.of(
                  method(
                          "src/main/java/shop/Basket.java",
                          "total",
                          "final class Basket {",
                          "int total(Map<String, Integer> prices) {")
                      .without("int size()", "Basket(List"),
                  method("src/main/java/shop/Prices.java", "", "final class Prices {", "n -> {")
                      .by("closure")
                      .without("doubled", "int read("),
                  method(
                          "src/main/java/shop/Prices.java",
                          "read",
                          "final class Prices {",
                          "static int read(String line) {")
                      .by("library")
                      .inLibrary()
                      .without("doubled", "shares("))));

  private static Fails method(String file, String function, String header, String signature) {
    return new Fails("method", file, function, Optional.of(header), signature, false);
  }

  private static Fails function(String way, String file, String function, String signature) {
    return new Fails(way, file, function, Optional.empty(), signature, false);
  }

  /** Half of a {@link Failure}. */
  private record Fails(
      String way,
      String file,
      String function,
      Optional<String> header,
      String signature,
      boolean library) {
    Fails by(String other) {
      return new Fails(other, file, function, header, signature, library);
    }

    Fails inLibrary() {
      return new Fails(way, file, function, header, signature, true);
    }

    Failure without(String... others) {
      return new Failure(way, file, function, header, signature, List.of(others), library);
    }
  }

  @Test
  void everyLanguageIsTriedWhereItsRuntimeIs() {
    List<String> here =
        LANGUAGES.stream().filter(it -> found(it.runtime())).map(Language::name).toList();
    System.out.println("source frames: " + here);
    // The others need no more than what the build needs itself, or installs.
    assertThat(here).contains("python", "javascript", "java");
    if (System.getenv("CI") != null) {
      assertThat(here).contains("go");
    }
  }

  @TestFactory
  Stream<DynamicTest> theFirstFrameIsTheFunctionThatFailedWithItsLineMarked() {
    return LANGUAGES.stream()
        .flatMap(
            language ->
                language.failures().stream()
                    .map(
                        failure ->
                            dynamicTest(
                                language.name() + " " + failure.way(),
                                () -> {
                                  assumeTrue(found(language.runtime()), language.runtime());
                                  check(language, failure);
                                })));
  }

  private static String path() {
    return Path.of(System.getProperty("java.home"), "bin")
        + ":"
        + System.getenv("PATH")
        + ":"
        + PACKAGES;
  }

  private static boolean found(String program) {
    return Stream.of(path().split(":"))
        .anyMatch(it -> Files.isExecutable(Path.of(it).resolve(program)));
  }

  private void check(Language language, Failure failure) throws Exception {
    Project project = project(language);
    try {
      Files.createDirectories(project.layout.home());
      String[] words =
          Stream.of(
                  Stream.of("run", "-q", "--one-shot", "--"),
                  language.run().stream(),
                  Stream.of(failure.way()))
              .flatMap(it -> it)
              .toArray(String[]::new);
      Outcome outcome = project.sentry(words);
      assertThat(outcome.status()).as("%s", outcome).isNotZero();
      Path incident = only(project.layout.incidents());
      String page = Files.readString(only(incident.resolve("frames"), "01-*"));
      check(failure, project, page, outcome);

      String report = Files.readString(incident.resolve("report.md"));
      String listing = page.substring(page.indexOf("```"), page.lastIndexOf("```"));
      assertThat(report).contains(listing).contains("- place: `");
      // On a screen a tab is a space.
      project.sentry("incidents", "show", "last").endedWith(0).prints(listing.replace('\t', ' '));
      if (failure.library()) {
        try (Stream<Path> frames = Files.list(incident.resolve("frames"))) {
          assertThat(frames.map(SourceFramesIT::text))
              .as("what is not its own is named, and not shown")
              .anyMatch(it -> it.contains("\nNot shown.\n"));
        }
      }
    } finally {
      project.close();
    }
  }

  private static void check(Failure failure, Project project, String page, Outcome outcome)
      throws IOException {
    List<String> source = Files.readAllLines(project.root.resolve(failure.file()));
    String mark = "HERE " + failure.way();
    int line = 0;
    while (!source.get(line).contains(mark)) {
      line++;
    }
    assertThat(page.lines().findFirst().orElse(""))
        .as("%s\n%s", page, outcome)
        .startsWith("# `" + failure.file() + ":" + (line + 1) + "`")
        .contains(failure.function());
    assertThat(page).contains("The innermost function around line " + (line + 1) + ".");
    assertThat(page.lines().filter(it -> it.startsWith("> ")).toList())
        .as(page)
        .singleElement()
        .asString()
        .endsWith((line + 1) + " | " + source.get(line));
    assertThat(page).contains(failure.signature()).doesNotContain(failure.others());
    failure.header().ifPresent(header -> assertThat(page).contains(" | " + header));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path only(Path parent) throws IOException {
    return only(parent, "2*");
  }

  private static Path only(Path parent, String glob) throws IOException {
    try (var found = Files.newDirectoryStream(parent, glob)) {
      var all = found.iterator();
      assertThat(all).as("%s in %s", glob, parent).hasNext();
      Path first = all.next();
      assertThat(all).as("%s in %s", glob, parent).isExhausted();
      return first;
    }
  }

  /** The project of a language, built once, as if nothing had ever run in it. */
  private Project project(Language language) throws Exception {
    Path home = folder.resolve(language.name());
    var project =
        new Project(home)
            .with("PATH", path())
            .with("RUST_BACKTRACE", "1")
            .with("PYTHONDONTWRITEBYTECODE", "1");
    if (!Files.exists(project.root.resolve("built"))) {
      copy(SOURCES.resolve(language.name()), project.root);
      build(language, project.root);
      Files.writeString(project.root.resolve("built"), "");
    }
    if (Files.exists(project.layout.home())) {
      Files.move(project.layout.home(), home.resolve("before-" + System.nanoTime()));
    }
    return project;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static void build(Language language, Path root) throws Exception {
    Path log = root.resolve("build.log");
    var builder =
        new ProcessBuilder("sh", "-c", language.build())
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("PATH", path());
    builder.environment().put("GOCACHE", CACHE.toString());
    builder.environment().put("GOTOOLCHAIN", "local");
    Process build = builder.start();
    boolean ended = build.waitFor(4, TimeUnit.MINUTES);
    build.destroyForcibly();
    assertThat(ended && build.exitValue() == 0).as(Files.readString(log)).isTrue();
  }
}
