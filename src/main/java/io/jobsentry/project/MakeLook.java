package io.jobsentry.project;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/** Finds Make, and the targets that start something. */
final class MakeLook {
  private static final List<String> FILES = List.of("GNUmakefile", "makefile", "Makefile");
  private static final List<String> TARGETS = List.of("run", "start", "train", "serve", "server");
  private static final Pattern TARGET = Pattern.compile("(?m)^([A-Za-z0-9_-]+)[ \\t]*:(?:[^=]|$)");

  private MakeLook() {}

  static void at(Glance glance) {
    Optional<String> file = glance.first(FILES);
    if (file.isEmpty()) {
      return;
    }
    glance.sighted(Stack.MAKE, file.get());
    String text = glance.text(file.get()).orElse("");
    Matcher matcher = TARGET.matcher(text);
    var found = new java.util.HashSet<String>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    List<String> meant = TARGETS.stream().filter(found::contains).toList();
    for (String target : meant) {
      Nature nature = target.startsWith("serve") ? Nature.SERVICE : Nature.BATCH;
      glance.starts(
          new Start(
              Stack.MAKE,
              glance.place(),
              List.of("make", target),
              meant.size() == 1 ? Certainty.LIKELY : Certainty.GUESSED,
              "`" + glance.path(file.get()) + "` has a target `" + target + "`",
              "`make` ends with 2 whatever the program's own status was; the program itself keeps"
                  + " it",
              Traits.of(nature),
              List.of()));
    }
  }
}
