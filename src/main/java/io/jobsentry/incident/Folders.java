package io.jobsentry.incident;

import io.jobsentry.disk.Disk;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.json.MalformedJsonException;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The files in the folders of incidents. Every text goes through the redactor on its way. */
record Folders(Layout layout, Disk disk, Redactor redactor) {
  static final String DOSSIER = "incident.json";
  static final String STORY = "story.jsonl";
  static final String REPORT = "report.md";
  static final String TRACE = "trace.txt";
  static final String EXCERPT = "log_excerpt.txt";

  Path folder(String id) {
    return layout.incidents().resolve(id);
  }

  Path file(String id, String name) {
    return folder(id).resolve(name);
  }

  boolean isThere(String id) {
    return disk.exists(file(id, DOSSIER));
  }

  void clear(Path folder) throws IOException {
    for (String name : disk.list(folder)) {
      clear(folder.resolve(name));
    }
    disk.delete(folder);
  }

  String clean(String text) {
    return redactor.redact(text).text();
  }

  /** Once more as a whole: a secret may be in no single text, and what is clean stays as it is. */
  void put(Path file, String text) throws IOException {
    disk.makeFolders(Objects.requireNonNull(file.getParent()));
    disk.replace(file, redactor.redact(text).text().getBytes(StandardCharsets.UTF_8), true);
  }

  void putDossier(Path folder, Dossier about) throws IOException {
    put(folder.resolve(DOSSIER), JsonText.pretty(DossierText.write(about)) + "\n");
  }

  Optional<Dossier> read(String id) throws IOException {
    try {
      String text = new String(disk.read(file(id, DOSSIER)), StandardCharsets.UTF_8);
      return JsonText.parse(text) instanceof Json.Obj object
          ? DossierText.read(object)
          : Optional.empty();
    } catch (NoSuchFileException | MalformedJsonException _) {
      return Optional.empty();
    }
  }

  List<Chapter> story(String id) throws IOException {
    try {
      return StoryText.read(new String(disk.read(file(id, STORY)), StandardCharsets.UTF_8));
    } catch (NoSuchFileException _) {
      return List.of();
    }
  }

  OccurrenceFile occurrences(String id) {
    return new OccurrenceFile(layout, disk, id);
  }

  /** What can be made anew from the rest of the folder at any time. */
  static Map<String, String> views(Dossier about, List<Chapter> story, List<Occurrence> repeats) {
    var views = new LinkedHashMap<String, String>();
    about.stack().ifPresent(stack -> views.put(TRACE, stack.text()));
    about.frames().forEach(frame -> views.put(frame.name(), frame.text()));
    views.put(EXCERPT, about.excerpt().text());
    views.put(REPORT, Report.markdown(about, story, repeats));
    return views;
  }
}
