package io.jobsentry.doctor;

import io.jobsentry.incident.Dossier;
import io.jobsentry.incident.Incidents;
import io.jobsentry.incident.Occurrence;
import io.jobsentry.incident.Removed;
import io.jobsentry.incident.Retention;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Whether the folders of incidents are whole. One that nobody understands is left and named. */
final class IncidentCheck implements Check {
  private static final String UNFINISHED = ".unfinished-";
  private static final String REPEATS = "occurrences.jsonl";
  private static final List<String> STORIES = List.of("story.jsonl", "signals.jsonl", REPEATS);
  private static final int NAMED = 3;

  @Override
  public String name() {
    return "incidents";
  }

  @Override
  public List<Finding> look(Patient patient) throws IOException {
    Path folder = patient.layout().incidents();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var incidents = new Incidents(patient.layout(), patient.disk(), patient.redactor());
    var findings = new ArrayList<Finding>();
    var strange = new ArrayList<String>();
    Set<String> going = Removed.read(patient.layout()).going();
    int whole = 0;
    for (String name : patient.disk().list(folder)) {
      Path path = folder.resolve(name);
      if (name.startsWith(UNFINISHED)) {
        if (!patient.isSupervised()) {
          findings.add(unfinished(patient, path));
        }
      } else if (name.startsWith(Retention.ASIDE) || going.contains(name)) {
        if (!patient.isSupervised()) {
          findings.add(halfRemoved(patient, path));
        }
      } else if (Files.isDirectory(path) && !name.startsWith(".") && !Aside.isAside(name)) {
        Optional<Dossier> dossier = read(incidents, path, name);
        if (dossier.isEmpty()) {
          strange.add("incidents/" + name);
        } else if (!patient.isSupervised()) {
          whole++;
          incomplete(patient, incidents, name, findings);
        }
      }
    }
    if (!strange.isEmpty()) {
      findings.add(
          Finding.warning(
              this,
              Words.some(strange, NAMED) + " cannot be understood",
              "`incident.json` in it is missing, damaged, or another incident's",
              "it is left as it is: read its `report.md`, or move it away"));
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(this, Words.count(whole, "folder") + ", all whole"))
        : findings;
  }

  /** Empty too where it is some other incident's. */
  static Optional<Dossier> read(Incidents incidents, Path path, String name) {
    try {
      return Files.isRegularFile(path.resolve("incident.json"))
          ? incidents.read(name).filter(it -> it.id().equals(name))
          : Optional.empty();
    } catch (IOException | RuntimeException _) {
      // Whatever hinders: it cannot be understood, which is what is said of it.
      return Optional.empty();
    }
  }

  private Finding unfinished(Patient patient, Path path) {
    String shown = "`" + patient.shown(path) + "`";
    return Finding.warning(
            this,
            shown + " was never finished",
            "as after a crash; the incident is in the journal, and gets a folder of its own",
            "")
        .with(
            Repair.underTheLock(
                "removes it",
                () -> {
                  remove(path);
                  return shown + " was removed";
                }));
  }

  private Finding halfRemoved(Patient patient, Path path) {
    String shown = "`" + patient.shown(path) + "`";
    return Finding.warning(
            this,
            shown + " was not removed as a whole",
            "there was more than `incidents` in the config keeps, and it is counted as gone",
            "")
        .with(
            Repair.underTheLock(
                "removes the rest of it",
                () -> {
                  remove(path);
                  return shown + " was removed";
                }));
  }

  private static void remove(Path path) throws IOException {
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path folder, @org.jspecify.annotations.Nullable IOException e) throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void incomplete(Patient patient, Incidents incidents, String id, List<Finding> findings)
      throws IOException {
    List<String> lacking = incidents.lacking(id);
    if (!lacking.isEmpty()) {
      findings.add(
          Finding.warning(
                  this,
                  "incident `" + id + "` lacks " + Words.some(lacking, NAMED),
                  "they are what people read of it",
                  "")
              .with(
                  Repair.underTheLock(
                      "makes them again from `incident.json`",
                      () -> {
                        incidents.complete(id);
                        return Words.some(lacking, NAMED) + " of `" + id + "` was made again";
                      })));
    }
    for (String name : STORIES) {
      Path story = patient.layout().incidents().resolve(id).resolve(name);
      List<byte[]> lines = TextLines.of(patient.bytes(story).orElse(new byte[0]));
      Predicate<byte[]> sound =
          name.equals(REPEATS) ? IncidentCheck::isOccurrence : IncidentCheck::isObject;
      List<byte[]> bad = lines.stream().filter(sound.negate()).toList();
      if (!bad.isEmpty()) {
        findings.add(torn(patient, story, lines.stream().filter(sound).toList(), bad));
      }
    }
  }

  private Finding torn(Patient patient, Path story, List<byte[]> sound, List<byte[]> bad) {
    String shown = "`" + patient.shown(story) + "`";
    return Finding.warning(
            this,
            Words.count(bad.size(), "line") + " of " + shown + " cannot be read",
            "what was noticed, and what happened since, stands there",
            "")
        .with(
            Repair.underTheLock(
                "keeps the others, and sets those aside",
                () -> {
                  Path kept = patient.aside().keep(story, TextLines.joined(bad));
                  patient.disk().replace(story, TextLines.joined(sound), true);
                  return Words.count(bad.size(), "line")
                      + " of "
                      + shown
                      + " went to `"
                      + kept.getFileName()
                      + "`";
                }));
  }

  private static boolean isOccurrence(byte[] line) {
    return TextLines.text(line).flatMap(Occurrence::read).isPresent();
  }

  private static boolean isObject(byte[] line) {
    try {
      Optional<String> text = TextLines.text(line);
      return text.isPresent() && JsonText.parse(text.get()) instanceof Json.Obj;
    } catch (MalformedJsonException _) {
      return false;
    }
  }
}
