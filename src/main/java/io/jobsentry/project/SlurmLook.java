package io.jobsentry.project;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.stream.Stream;

/** Finds batch scripts of Slurm. */
final class SlurmLook {
  private static final int MOST_SCRIPTS = 50;
  private static final Pattern DIRECTIVE = Pattern.compile("(?m)^#SBATCH[ \\t]");
  private static final Pattern STEP = Pattern.compile("(?m)^[ \\t]*(?:exec[ \\t]+)?srun\\b");
  private static final String CAUTION =
      "it runs where sentry runs: inside an allocation, start `sentry run` in its place";

  private SlurmLook() {}

  static void at(Glance glance) {
    List<String> scripts =
        Stream.of(".sbatch", ".slurm", ".sh")
            .flatMap(ending -> glance.namesWith(ending).stream())
            .limit(MOST_SCRIPTS)
            .toList();
    boolean first = true;
    for (String name : scripts) {
      String text = glance.text(name).orElse("");
      if (!DIRECTIVE.matcher(text).find()) {
        continue;
      }
      if (first) {
        glance.sighted(Stack.SLURM, name);
        first = false;
      }
      Nature nature = name.contains("train") ? Nature.TRAINING : Nature.BATCH;
      glance.starts(
          new Start(
              Stack.SLURM,
              "",
              List.of("bash", glance.path(name)),
              Certainty.LIKELY,
              "`" + glance.path(name) + "` is a batch script",
              CAUTION,
              Traits.of(nature, text),
              STEP.matcher(text).find() ? List.of("srun") : List.of()));
    }
  }
}
