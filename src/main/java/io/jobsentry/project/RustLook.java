package io.jobsentry.project;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds Rust, and the binaries of its package. */
final class RustLook {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*\\[package\\]");
  private static final Pattern BINARY =
      Pattern.compile("(?m)^\\s*\\[\\[bin\\]\\][^\\[]*?^\\s*name\\s*=\\s*\"([A-Za-z0-9_-]+)\"");
  private static final Pattern USUAL =
      Pattern.compile("(?m)^\\s*default-run\\s*=\\s*\"([A-Za-z0-9_-]+)\"");
  private static final Pattern SERVES =
      Pattern.compile("(?m)^\\s*(axum|actix-web|rocket|warp|tonic|hyper|poem)\\b");

  private RustLook() {}

  static void at(Glance glance) {
    if (!glance.has("Cargo.toml")) {
      return;
    }
    glance.sighted(Stack.RUST, "Cargo.toml");
    String described = glance.text("Cargo.toml").orElse("");
    if (!PACKAGE.matcher(described).find()) {
      return;
    }
    Nature nature = SERVES.matcher(described).find() ? Nature.SERVICE : Nature.BATCH;
    boolean main = glance.has("src/main.rs");
    Traits traits =
        glance
            .part("src")
            .flatMap(src -> src.text("main.rs"))
            .map(source -> Traits.of(nature, source))
            .orElse(Traits.of(nature));
    Set<String> binaries = binaries(glance, described);
    Matcher usual = USUAL.matcher(described);
    if (usual.find() || (main && binaries.isEmpty())) {
      glance.starts(
          Stack.RUST,
          List.of("cargo", "run", "--release"),
          Certainty.LIKELY,
          traits,
          "`" + glance.path("Cargo.toml") + "` has one binary to run");
      return;
    }
    for (String name : binaries) {
      glance.starts(
          Stack.RUST,
          List.of("cargo", "run", "--release", "--bin", name),
          binaries.size() == 1 ? Certainty.LIKELY : Certainty.GUESSED,
          Traits.of(nature),
          "`" + glance.path("Cargo.toml") + "` has a binary `" + name + "`");
    }
  }

  private static Set<String> binaries(Glance glance, String described) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = BINARY.matcher(described);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    var files = new ArrayList<String>();
    glance
        .part("src")
        .flatMap(src -> src.part("bin"))
        .ifPresent(bin -> files.addAll(bin.namesWith(".rs")));
    files.forEach(file -> names.add(file.substring(0, file.length() - ".rs".length())));
    return names;
  }
}
