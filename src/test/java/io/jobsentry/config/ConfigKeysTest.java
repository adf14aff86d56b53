package io.jobsentry.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds that no key is a promise which nothing keeps. */
final class ConfigKeysTest {
  private static final Pattern READ =
      Pattern.compile("io\\.jobsentry\\.config\\.(Config|Detector)(\\$(\\w+).*)?");
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.jobsentry");

  /** Keys whose value is the shape of something else, and has no accessor of its own. */
  private static final Set<String> SHAPES =
      Set.of(
          "Detector.kind",
          "Detector.examples",
          "Rule.examples",
          "Action.kind",
          "Job.extra",
          "StopStep.signal",
          "StopStep.target",
          "StopStep.wait");

  /** What is described as having an effect, while nobody outside reads it. Must become empty. */
  private static final Set<String> NOT_READ_YET = Set.of();

  private static String accessor(Type.Section section, Key key) {
    String name = key.name().replaceFirst("_seconds$", "");
    String camel =
        Pattern.compile("_([a-z])")
            .matcher(name)
            .replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
    return section.record() + "." + camel;
  }

  private static void collect(Type type, Key.Effect effect, Set<String> accessors) {
    switch (type) {
      case Type.Section section -> {
        for (Key key : section.keys()) {
          boolean leaf = leaves(key.type()).isEmpty();
          if (key.effect() == effect && (leaf || hasEffect(key.type(), effect))) {
            accessors.add(accessor(section, key));
          }
          if (key.effect() == Key.Effect.NOW) {
            collect(key.type(), effect, accessors);
          }
        }
      }
      case Type.FlagOrSection(Type.Section section) -> collect(section, effect, accessors);
      case Type.ListOf(Type item, _) -> collect(item, effect, accessors);
      case Type.MapOf(_, Type value) -> collect(value, effect, accessors);
      default -> {}
    }
  }

  private static List<Key> leaves(Type type) {
    var keys = new ArrayList<Key>();
    KeyWalk.keys("", type, (_, key) -> keys.add(key));
    return keys;
  }

  private static boolean hasEffect(Type type, Key.Effect effect) {
    return leaves(type).stream()
        .anyMatch(key -> leaves(key.type()).isEmpty() && key.effect() == effect);
  }

  /** The section that a class was made from, if any: whatever kind, a detector is one. */
  private static Optional<String> record(JavaClass type) {
    Matcher name = READ.matcher(type.getName());
    if (!name.matches()) {
      return Optional.empty();
    }
    boolean nested = name.group(1).equals("Config") && name.group(3) != null;
    return Optional.of(nested ? name.group(3) : name.group(1));
  }

  private static Set<String> calledOutside() {
    var called = new HashSet<String>();
    for (JavaClass from : CODE) {
      if (from.getPackageName().equals("io.jobsentry.config")) {
        continue;
      }
      Stream.concat(
              from.getCodeUnitCallsFromSelf().stream(),
              from.getCodeUnitReferencesFromSelf().stream())
          .forEach(
              call ->
                  record(call.getTargetOwner())
                      .ifPresent(it -> called.add(it + "." + call.getTarget().getName())));
    }
    return called;
  }

  @Test
  void everyKeyWithAnEffectIsRead() {
    var unread = new TreeSet<String>();
    collect(Keys.ROOT, Key.Effect.NOW, unread);
    unread.removeAll(SHAPES);
    unread.removeAll(calledOutside());
    assertThat(unread)
        .as("keys that claim an effect, and whose accessors nothing outside `config` calls")
        .isEqualTo(new TreeSet<>(NOT_READ_YET));
  }

  @Test
  void everyKeyHasAnAccessor() {
    var wanted = new TreeSet<String>();
    collect(Keys.ROOT, Key.Effect.NOW, wanted);
    wanted.removeAll(SHAPES);
    var known = new TreeSet<String>();
    CODE.forEach(
        c ->
            record(c)
                .ifPresent(
                    it ->
                        c.getMethods().forEach(method -> known.add(it + "." + method.getName()))));
    assertThat(known).containsAll(wanted);
  }

  @Test
  void everyKeyWithoutAnEffectIsNoticed() {
    KeyWalk.keys(
        "",
        Keys.ROOT,
        (path, key) -> {
          if (key.effect() == Key.Effect.LATER && !path.contains("[]") && !path.contains("*")) {
            assertThat(notices(path, key))
                .as(path)
                .contains("`" + path + "` is accepted and has no effect yet");
          }
        });
  }

  private static List<String> notices(String path, Key key) {
    String value =
        switch (key.type()) {
          case Type.ListOf _ -> key.fallback().map(Defaults::plain).orElse("[]");
          case Type.MapOf _, Type.Section _, Type.FlagOrSection _ -> "{}";
          default -> key.fallback().map(Defaults::plain).orElse("[a]");
        };
    String[] names = path.split("\\.");
    var yaml = new StringBuilder();
    for (int i = 0; i < names.length; i++) {
      yaml.append("  ".repeat(i))
          .append(names[i])
          .append(i + 1 < names.length ? ":\n" : ": " + value + "\n");
    }
    if (!(key.type() instanceof Type.ListOf) && value.equals("[a]")) {
      int at = yaml.lastIndexOf("[a]");
      yaml.replace(at, at + 3, "a");
    }
    return switch (ConfigLoader.parse(
        yaml.toString().getBytes(StandardCharsets.UTF_8),
        "x.yaml",
        new Surroundings(Path.of("/p"), Map.of()))) {
      case Loaded.Good good ->
          good.notices().stream().map(notice -> notice.problem().sentence()).toList();
      case Loaded.Bad(List<ConfigProblem> problems) -> {
        if (path.startsWith("process.extra.")) {
          yield List.of("`" + path + "` is accepted and has no effect yet");
        }
        throw new AssertionError(yaml + "\n" + problems.getFirst().asError());
      }
    };
  }

  @Test
  void everyKeyIsDescribed() {
    KeyWalk.keys(
        "",
        Keys.ROOT,
        (path, key) -> assertThat(key.description()).as(path).matches("(?s)[A-Z].{5,}[.:]"));
  }

  @Test
  void everyDefaultPassesItsOwnCheck() {
    String shown = ConfigLoader.defaults(Path.of("/p")).settings().yaml();
    assertThat(
            ConfigLoader.parse(
                shown
                    .replaceAll(
                        "(?m)^ +((max_delay|restart_window)_seconds|command): (\\[\\]|\\d+)\n", "")
                    .replaceAll("(?m)^  (attach|extra):(\n    .*)+\n", "")
                    .getBytes(StandardCharsets.UTF_8),
                "x.yaml",
                new Surroundings(Path.of("/p"), Map.of())))
        .satisfies(
            loaded -> {
              if (loaded instanceof Loaded.Bad bad) {
                throw new AssertionError(shown + bad.problems().getFirst().asError());
              }
            });
  }
}
