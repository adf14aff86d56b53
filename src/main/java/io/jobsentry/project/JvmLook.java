package io.jobsentry.project;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds Maven and Gradle, and the plugin that starts what they build. */
final class JvmLook {
  private static final List<String> GRADLE = List.of("build.gradle", "build.gradle.kts");
  private static final Pattern APPLICATION =
      Pattern.compile(
          "(?m)id\\s*\\(?\\s*[\"']application[\"']|^\\s*`?application`?\\s*$|plugin:\\s*[\"']application[\"']");
  private static final Pattern BOOT = Pattern.compile("[\"']org\\.springframework\\.boot[\"']");

  private JvmLook() {}

  static void at(Glance glance) {
    if (glance.has("pom.xml")) {
      glance.sighted(Stack.MAVEN, "pom.xml");
      maven(glance);
    }
    glance
        .first(GRADLE)
        .or(() -> glance.first(List.of("settings.gradle", "settings.gradle.kts")))
        .ifPresent(
            file -> {
              glance.sighted(Stack.GRADLE, file);
              gradle(glance, file);
            });
  }

  private static void maven(Glance glance) {
    String pom = glance.text("pom.xml").orElse("");
    if (pom.contains("spring-boot-maven-plugin")) {
      String goal = "spring-boot:run";
      start(glance, Stack.MAVEN, maven(glance, goal), Nature.SERVICE, "pom.xml", "Spring Boot");
    } else if (pom.contains("quarkus-maven-plugin")) {
      start(
          glance, Stack.MAVEN, maven(glance, "quarkus:run"), Nature.SERVICE, "pom.xml", "Quarkus");
    } else if (pom.contains("exec-maven-plugin")) {
      start(
          glance,
          Stack.MAVEN,
          maven(glance, "compile", "exec:java"),
          Nature.BATCH,
          "pom.xml",
          "the exec plugin");
    } else if (!pom.contains("<packaging>pom</packaging>")) {
      glance.remark("`" + glance.path("pom.xml") + "` has no plugin that starts something");
    }
  }

  /** A module is started from the folder around it, where its siblings are built too. */
  private static List<String> maven(Glance glance, String... goals) {
    boolean module = glance.hasAbove("pom.xml");
    boolean wrapped = module ? glance.hasAbove("mvnw") : glance.has("mvnw");
    var words = new ArrayList<>(List.of(wrapped ? "./mvnw" : "mvn", "-q"));
    if (module) {
      words.addAll(List.of("-pl", glance.place()));
    }
    words.addAll(List.of(goals));
    return words;
  }

  private static void gradle(Glance glance, String file) {
    String build = glance.text(file).orElse("");
    if (BOOT.matcher(build).find()) {
      start(
          glance, Stack.GRADLE, gradleTask(glance, "bootRun"), Nature.SERVICE, file, "Spring Boot");
    } else if (APPLICATION.matcher(build).find()) {
      start(
          glance,
          Stack.GRADLE,
          gradleTask(glance, "run"),
          Nature.BATCH,
          file,
          "the application plugin");
    }
  }

  private static List<String> gradleTask(Glance glance, String task) {
    boolean module = glance.hasAbove("settings.gradle") || glance.hasAbove("settings.gradle.kts");
    boolean wrapped = module ? glance.hasAbove("gradlew") : glance.has("gradlew");
    return List.of(
        wrapped ? "./gradlew" : "gradle", module ? ":" + glance.place() + ":" + task : task);
  }

  private static void start(
      Glance glance, Stack stack, List<String> command, Nature nature, String file, String plugin) {
    boolean module =
        stack == Stack.MAVEN
            ? glance.hasAbove("pom.xml")
            : glance.hasAbove("settings.gradle") || glance.hasAbove("settings.gradle.kts");
    boolean boot = plugin.startsWith("Spring");
    Traits traits = Traits.onJvm(nature);
    glance.starts(
        new Start(
            stack,
            module ? "" : glance.place(),
            command,
            Certainty.SAID,
            "`" + glance.path(file) + "` has " + plugin,
            "",
            boot ? traits.listening("--port " + port(glance).orElse("8080")) : traits,
            List.of()));
  }

  private static Optional<String> port(Glance glance) {
    return glance
        .part("src")
        .flatMap(src -> src.part("main"))
        .flatMap(main -> main.part("resources"))
        .flatMap(resources -> resources.text("application.properties"))
        .flatMap(
            text -> {
              var matcher =
                  Pattern.compile("(?m)^\\s*server\\.port\\s*=\\s*(\\d{2,5})\\s*$").matcher(text);
              return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
            });
  }
}
