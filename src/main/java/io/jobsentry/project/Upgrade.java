package io.jobsentry.project;

import io.jobsentry.config.Addition;
import io.jobsentry.config.Config;
import io.jobsentry.config.Detector;
import io.jobsentry.config.Extension;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A config that is there already, with what is proposed and missing in it. Nothing that somebody
 * wrote is changed, and what he took out is not put back.
 *
 * @param taken what is in it now
 * @param byHand what would have meant to rewrite his lines
 */
public record Upgrade(String text, List<Proposed> taken, List<Proposed> byHand) {
  private static final String OUT_OF_MEMORY = "catalogue/cuda-out-of-memory";

  /**
   * Upgrades a config.
   *
   * @param config what the text says
   * @param loads whether a text is a config without an error
   */
  public static Upgrade of(
      String text, Config config, List<Proposed> pieces, Predicate<String> loads) {
    Trailer trailer = Trailer.split(text);
    List<Proposed> wanted =
        missing(config, trailer.offered(), pieces).stream()
            .filter(it -> !trailer.offered().contains(it.name()))
            .toList();
    String body = trailer.body();
    var taken = new ArrayList<Proposed>();
    var byHand = new ArrayList<Proposed>();
    Extension.Outcome all = extended(body, wanted);
    if (loads.test(all.text())) {
      body = all.text();
      wanted.forEach(it -> (all.byHand().contains(it.addition()) ? byHand : taken).add(it));
    } else {
      for (Proposed piece : wanted) {
        Extension.Outcome one = extended(body, List.of(piece));
        if (one.byHand().isEmpty() && loads.test(one.text())) {
          body = one.text();
          taken.add(piece);
        } else {
          byHand.add(piece);
        }
      }
    }
    return taken.isEmpty()
        ? new Upgrade(text, List.of(), byHand)
        : new Upgrade(
            new Trailer(body, trailer.offered()).with(names(taken)).joined(), taken, byHand);
  }

  /** A config out of nothing, which remembers what it was offered. */
  public static String fresh(List<Proposed> pieces) {
    return new Trailer(Proposal.written(pieces), Set.of()).with(names(pieces)).joined();
  }

  private static Extension.Outcome extended(String body, List<Proposed> pieces) {
    return Extension.of(body, pieces.stream().map(Proposed::addition).toList());
  }

  private static List<String> names(List<Proposed> pieces) {
    return pieces.stream().map(Proposed::name).toList();
  }

  private static List<Proposed> missing(Config config, Set<String> offered, List<Proposed> pieces) {
    Config.Job job = config.process();
    boolean started =
        !job.command().isEmpty() || !job.stages().isEmpty() || job.kind() == Config.Kind.ATTACH;
    Set<String> kinds = new TreeSet<>();
    Set<String> names = new TreeSet<>();
    for (Detector detector : config.detectors()) {
      kinds.add(kind(detector));
      names.add(detector.name());
    }
    Set<String> answered = new TreeSet<>();
    config.rules().forEach(rule -> answered.add(rule.match().detector()));
    boolean chosen = !config.configSnapshots().isEmpty() && offered.isEmpty();
    var missing = new ArrayList<Proposed>();
    for (Proposed piece : pieces) {
      String own = piece.name().substring(piece.addition().section().length() + 1);
      boolean wanted =
          switch (piece.addition().section()) {
            case "process" -> !started;
            case "progress" -> config.progress().regex().isEmpty();
            case "detectors" -> !names.contains(own) && !kinds.contains(kind(piece.addition()));
            case "rules" ->
                !answered.contains(own)
                    && (names.contains(own) || own.startsWith("catalogue/") || adds(missing, own))
                    && (!own.equals(OUT_OF_MEMORY) || !started || sets(config, piece.addition()));
            case "config_snapshots" -> !chosen && !config.configSnapshots().contains(own);
            default -> false;
          };
      if (wanted) {
        missing.add(piece);
      }
    }
    return missing;
  }

  private static boolean adds(List<Proposed> pieces, String detector) {
    return pieces.stream().anyMatch(it -> it.name().equals("detectors." + detector));
  }

  /** Whether the variable that a rule changes is one that the config sets. */
  private static boolean sets(Config config, Addition rule) {
    return config.process().env().keySet().stream()
        .anyMatch(name -> rule.lines().getLast().contains("{" + name + ":"));
  }

  private static String kind(Addition detector) {
    return detector.lines().stream()
        .filter(line -> line.startsWith("- kind: "))
        .map(line -> line.substring("- kind: ".length()))
        .findFirst()
        .orElse("");
  }

  private static String kind(Detector detector) {
    return switch (detector) {
      case Detector.OnPattern _ -> "pattern";
      case Detector.OnTraceback _ -> "traceback";
      case Detector.OnStall _ -> "stall";
      case Detector.OnExitCode _ -> "exit_code";
      case Detector.OnMetric _ -> "metric";
      case Detector.OnResource _ -> "resource";
      case Detector.OnProbe _ -> "probe";
    };
  }
}
