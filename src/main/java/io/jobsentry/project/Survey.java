package io.jobsentry.project;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All that a look at a project has shown: its own folder, and those directly in it.
 *
 * @param starts what may be the job, the likeliest first
 * @param remarks what could not be read or is missing, as sentences
 * @param snapshots files that say how the job was configured
 */
public record Survey(
    Folder folder,
    List<Sighting> sightings,
    List<Start> starts,
    List<String> remarks,
    List<String> snapshots) {
  private static final int MOST_PARTS = 200;

  /** Folders that hold what others wrote, what was made, or what shows how it could be done. */
  private static final Set<String> NOT_LOOKED_AT =
      Set.of(
          "node_modules",
          "target",
          "build",
          "dist",
          "out",
          "venv",
          "env",
          "vendor",
          "third_party",
          "site-packages",
          "test",
          "tests",
          "docs",
          "examples",
          "__pycache__");

  public Survey {
    sightings = List.copyOf(sightings);
    starts = List.copyOf(starts);
    remarks = List.copyOf(remarks);
    snapshots = List.copyOf(snapshots);
  }

  /**
   * Looks at a project.
   *
   * @param programs whether a program is there to be started
   */
  public static Survey of(Folder folder, Predicate<String> programs) {
    var findings = Glance.Findings.none(programs);
    var outermost = new Glance(folder, findings);
    look(outermost);
    folder.names().stream()
        .filter(name -> !name.startsWith(".") && !NOT_LOOKED_AT.contains(name))
        .limit(MOST_PARTS)
        .forEach(name -> outermost.part(name).ifPresent(Survey::look));
    List<Start> starts = new ArrayList<>(findings.starts());
    starts.sort(
        Comparator.comparing((Start start) -> !start.folder().isEmpty())
            .thenComparing(Start::certainty)
            .thenComparing(Start::stack));
    return new Survey(
        folder, findings.sightings(), starts, findings.remarks(), Snapshots.of(folder));
  }

  private static void look(Glance glance) {
    PythonLook.at(glance);
    NodeLook.at(glance);
    GoLook.at(glance);
    RustLook.at(glance);
    JvmLook.at(glance);
    MakeLook.at(glance);
    SlurmLook.at(glance);
  }

  /** What would be started if nobody says more. */
  public Optional<Start> likeliest() {
    return starts.stream().findFirst();
  }

  /** A command that somebody names himself, with what is known of it. */
  public Start named(List<String> command) {
    Optional<Start> same =
        starts.stream().filter(start -> start.command().equals(command)).findFirst();
    if (same.isPresent()) {
      return same.get();
    }
    var glance = new Glance(folder, Glance.Findings.none(_ -> true));
    for (String word : command) {
      if (word.endsWith(".py")
          && !word.contains("/")
          && folder.read(word) instanceof Reading.Text(String source)) {
        return named(Stack.PYTHON, command, PythonLook.traits(glance, word, source));
      }
    }
    Stack stack = sightings.stream().findFirst().map(Sighting::stack).orElse(Stack.MAKE);
    return named(
        stack, command, Traits.of(Nature.BATCH).listening(" " + String.join(" ", command)));
  }

  private static Start named(Stack stack, List<String> command, Traits traits) {
    return new Start(stack, "", command, Certainty.SAID, "as you said", "", traits, List.of());
  }
}
