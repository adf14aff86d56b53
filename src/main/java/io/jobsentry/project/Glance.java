package io.jobsentry.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One folder while it is looked at, and the place where all that is noticed is collected. */
final class Glance {
  private final Folder folder;
  private final String place;
  private final Optional<Folder> above;
  private final Findings findings;

  /** What was noticed in all folders so far. */
  record Findings(
      Predicate<String> programs,
      List<Sighting> sightings,
      List<Start> starts,
      List<String> remarks) {
    static Findings none(Predicate<String> programs) {
      return new Findings(programs, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  /** The project's own folder. */
  Glance(Folder folder, Findings findings) {
    this(folder, "", Optional.empty(), findings);
  }

  private Glance(Folder folder, String place, Optional<Folder> above, Findings findings) {
    this.folder = folder;
    this.place = place;
    this.above = above;
    this.findings = findings;
  }

  /** A folder in this one, looked at as a part of the project. */
  Optional<Glance> part(String name) {
    return folder
        .in(name)
        .map(inner -> new Glance(inner, path(name), Optional.of(folder), findings));
  }

  /** Whether this is the project's own folder. */
  boolean outermost() {
    return place.isEmpty();
  }

  String place() {
    return place;
  }

  Folder folder() {
    return folder;
  }

  boolean has(String name) {
    return folder.has(name);
  }

  /** Whether the folder around this one has something of that name. */
  boolean hasAbove(String name) {
    return above.isPresent() && above.get().has(name);
  }

  boolean runs(String program) {
    return findings.programs().test(program);
  }

  List<String> namesWith(String ending) {
    return folder.names().stream().filter(name -> name.endsWith(ending)).toList();
  }

  /** The first of these that is there. */
  Optional<String> first(List<String> names) {
    return names.stream().filter(folder::has).findFirst();
  }

  /** The text of a file, if it can be had; why not is remarked, once. */
  Optional<String> text(String name) {
    return switch (folder.read(name)) {
      case Reading.Text(String text) -> Optional.of(text);
      case Reading.Absent() -> Optional.empty();
      case Reading.Refused(String why) -> {
        remark("`" + path(name) + "` was not read: it " + why);
        yield Optional.empty();
      }
    };
  }

  /** A name here as it is called from the project's own folder. */
  String path(String name) {
    return place.isEmpty() ? name : place + "/" + name;
  }

  void sighted(Stack stack, String evidence) {
    findings.sightings().add(new Sighting(stack, place, evidence));
  }

  void remark(String sentence) {
    if (!findings.remarks().contains(sentence)) {
      findings.remarks().add(sentence);
    }
  }

  /** The ways to start that were found so far, here and elsewhere. */
  List<Start> starts() {
    return findings.starts();
  }

  void starts(Start start) {
    findings.starts().add(start);
  }

  /** A start in this folder that needs no further words. */
  void starts(
      Stack stack, List<String> command, Certainty certainty, Traits traits, String reason) {
    starts(new Start(stack, place, command, certainty, reason, "", traits, List.of()));
  }
}
