package io.jobsentry.doctor;

import io.jobsentry.disk.Disk;
import io.jobsentry.incident.Dossier;
import io.jobsentry.incident.IncidentIndex;
import io.jobsentry.incident.Incidents;
import io.jobsentry.incident.Removed;
import io.jobsentry.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the index has a row for each incident's folder and none for what is not there. */
final class IndexCheck implements Check {

  @Override
  public String name() {
    return "index";
  }

  /** A line that stays, and when its incident was opened. */
  private record Kept(Instant opened, String line) {}

  /**
   * The index as it is and as it should be.
   *
   * @param lost the lines that cannot stay
   * @param reasons what is wrong, in words
   */
  private record Plan(List<Kept> kept, List<byte[]> lost, List<String> reasons) {}

  @Override
  public List<Finding> look(Patient patient) throws IOException {
    if (!Files.isDirectory(patient.layout().incidents())) {
      return List.of();
    }
    Plan plan = plan(patient);
    if (plan.reasons().isEmpty() || patient.isSupervised()) {
      return List.of(
          Finding.ok(this, Words.count(plan.kept().size(), "incident") + ", each with its folder"));
    }
    return List.of(
        Finding.warning(
                this,
                "`incidents/index.jsonl` is out of step: " + String.join(", ", plan.reasons()),
                "`sentry incidents` lists what stands there; the folders are the truth",
                "")
            .with(
                Repair.underTheLock(
                    "makes it again from the folders, and sets aside what cannot stay",
                    () -> rebuild(patient))));
  }

  private static Plan plan(Patient patient) throws IOException {
    var incidents = new Incidents(patient.layout(), patient.disk(), patient.redactor());
    Path index = patient.layout().incidentIndex();
    byte[] bytes = patient.bytes(index).orElse(new byte[0]);
    var kept = new ArrayList<Kept>();
    var lost = new ArrayList<byte[]>();
    Set<String> known = new HashSet<>();
    var highest = new HashMap<String, Long>();
    Set<String> going = Removed.read(patient.layout()).going();
    int bad = 0;
    int astray = 0;
    int twice = 0;
    for (byte[] line : TextLines.of(bytes)) {
      Optional<String> text = TextLines.text(line);
      Optional<IncidentIndex.Row> row = text.flatMap(IncidentIndex.Row::read);
      if (row.isEmpty()) {
        bad++;
        lost.add(line);
      } else if (going.contains(row.get().folder()) || !hasFolder(patient, row.get().folder())) {
        astray++;
        lost.add(line);
      } else if (!known.add(row.get().id())) {
        twice++;
        lost.add(line);
      } else {
        kept.add(new Kept(row.get().opened(), text.orElseThrow()));
        highest.merge(row.get().folder(), row.get().number(), Math::max);
      }
    }
    int missing = 0;
    int unlisted = 0;
    for (String id : incidents.ids()) {
      if (going.contains(id)) {
        continue;
      }
      Optional<Dossier> dossier =
          known.contains(id)
              ? Optional.empty()
              : IncidentCheck.read(incidents, patient.layout().incidents().resolve(id), id);
      if (dossier.isPresent()) {
        missing++;
        String row = JsonText.compact(IncidentIndex.Row.of(dossier.get()).json());
        kept.add(new Kept(dossier.get().subject().opened(), row));
      }
      for (IncidentIndex.Row row :
          incidents.rowsOfRepeats(id, known, highest.getOrDefault(id, 1L))) {
        unlisted++;
        kept.add(new Kept(row.opened(), JsonText.compact(row.json())));
      }
    }
    var reasons = new ArrayList<String>();
    reason(reasons, missing, "folder without a row", "folders without a row");
    reason(reasons, unlisted, "repeat without a row", "repeats without a row");
    reason(reasons, astray, "row without a folder", "rows without a folder");
    reason(reasons, twice, "row that is there twice", "rows that are there twice");
    reason(reasons, bad, "line that is no row", "lines that are no rows");
    if (bytes.length > 0 && bytes[bytes.length - 1] != '\n' && bad == 0) {
      reasons.add("the last line has no end");
    }
    return new Plan(kept, lost, reasons);
  }

  private static void reason(List<String> reasons, int count, String one, String more) {
    if (count > 0) {
      reasons.add(count + " " + (count == 1 ? one : more));
    }
  }

  /** A row's id is a name in a folder, whatever somebody wrote there. */
  private static boolean hasFolder(Patient patient, String id) {
    return !id.isEmpty()
        && !id.startsWith(".")
        && id.indexOf('/') < 0
        && id.indexOf('\0') < 0
        && Files.isDirectory(patient.layout().incidents().resolve(id));
  }

  private static String rebuild(Patient patient) throws IOException {
    Plan plan = plan(patient);
    Path index = patient.layout().incidentIndex();
    Disk disk = patient.disk();
    String kept = "";
    if (!plan.lost().isEmpty()) {
      Path aside = patient.aside().keep(index, TextLines.joined(plan.lost()));
      kept =
          "; "
              + Words.count(plan.lost().size(), "line")
              + " of the old one "
              + (plan.lost().size() == 1 ? "is" : "are")
              + " in `"
              + aside.getFileName()
              + "`";
    }
    String whole =
        plan.kept().stream()
            .sorted(Comparator.comparing(Kept::opened))
            .map(it -> it.line() + "\n")
            .collect(Collectors.joining());
    disk.replace(index, whole.getBytes(StandardCharsets.UTF_8), true);
    return "`incidents/index.jsonl` has a row for each of "
        + Words.count(plan.kept().size(), "incident")
        + kept;
  }
}
