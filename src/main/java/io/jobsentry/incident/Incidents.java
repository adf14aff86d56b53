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
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The folders of all incidents of a project. A folder is there as a whole or not at all; what comes
 * later is put beside what is there, each file in one step. Every text goes through the redactor on
 * its way. Confined to one thread, but for readers.
 */
public final class Incidents {
  private static final String DOSSIER = "incident.json";
  private static final String STORY = "story.jsonl";
  private static final String REPORT = "report.md";
  private static final String TRACE = "trace.txt";
  private static final String EXCERPT = "log_excerpt.txt";

  private static final int MOST_LINES = 1000;

  /** Where a folder is made, before it gets its name. */
  private static final String UNFINISHED = ".unfinished-";

  private final Layout layout;
  private final Disk disk;
  private final Redactor redactor;
  private final IncidentIndex index;

  public Incidents(Layout layout, Disk disk, Redactor redactor) {
    this.layout = layout;
    this.disk = disk;
    this.redactor = redactor;
    this.index = new IncidentIndex(layout, disk);
  }

  /**
   * Finishes what a crash may have left half done: a folder without a name goes, and one without a
   * row in the index gets it.
   */
  public void settle() throws IOException {
    for (String name : disk.list(layout.incidents())) {
      if (name.startsWith(UNFINISHED)) {
        clear(layout.incidents().resolve(name));
      }
    }
    var known = new HashSet<String>();
    index.mend();
    index.read().forEach(row -> known.add(row.id()));
    for (String id : ids()) {
      if (!known.contains(id)) {
        Optional<Dossier> dossier = read(id);
        if (dossier.isPresent()) {
          index.add(IncidentIndex.Row.of(dossier.get()));
        }
      }
    }
  }

  private void clear(Path folder) throws IOException {
    for (String name : disk.list(folder)) {
      clear(folder.resolve(name));
    }
    disk.delete(folder);
  }

  /** The incidents that have a folder, the oldest first. */
  public List<String> ids() throws IOException {
    return disk.list(layout.incidents()).stream()
        .filter(name -> !name.startsWith(".") && disk.exists(file(name, DOSSIER)))
        .toList();
  }

  /**
   * Makes the folder of an incident, unless it is there already.
   *
   * @param around reads what the output says
   * @param beside further files, read when they are written
   */
  public void open(Dossier found, Looking around, List<Chapter> story, Beside beside)
      throws IOException {
    if (disk.exists(file(found.id(), DOSSIER))) {
      return;
    }
    Dossier clean = around.look(found).with(this::clean);
    var texts = new LinkedHashMap<String, String>();
    beside.pages().forEach(page -> texts.put(page.name(), page.text()));
    texts.putAll(views(clean, story));
    texts.put(STORY, lines(story));
    texts.put(DOSSIER, JsonText.pretty(DossierText.write(clean)) + "\n");
    Path fresh = layout.incidents().resolve(UNFINISHED + found.id());
    clear(fresh);
    disk.makeFolders(fresh);
    for (var text : texts.entrySet()) {
      put(fresh.resolve(text.getKey()), text.getValue());
    }
    disk.move(fresh, folder(found.id()));
    index.add(IncidentIndex.Row.of(clean));
  }

  /** Adds what happened next, once. */
  public void tell(String id, Chapter chapter) throws IOException {
    var story = new ArrayList<>(story(id));
    Chapter clean = new Chapter(chapter.at(), clean(chapter.words()));
    Optional<Dossier> dossier = read(id);
    if (dossier.isPresent() && !story.contains(clean)) {
      story.add(clean);
      // The page first: what stands in the story is in the page, whenever this ends.
      put(file(id, REPORT), Report.markdown(dossier.get(), story));
      put(file(id, STORY), lines(story));
    }
  }

  /**
   * Puts what was learnt in place of what was known before, if it is anything new.
   *
   * @param around reads again what the output says
   */
  public void amend(String id, Dossier.Course learnt, Looking around) throws IOException {
    Optional<Dossier> before = read(id);
    if (before.isEmpty() || before.get().course().equals(learnt.with(this::clean))) {
      return;
    }
    Dossier clean = around.look(new Dossier(before.get().subject(), learnt)).with(this::clean);
    var views = views(clean, story(id));
    for (Page page : before.get().frames()) {
      if (!views.containsKey(page.name())) {
        disk.delete(file(id, page.name()));
      }
    }
    for (var view : views.entrySet()) {
      put(file(id, view.getKey()), view.getValue());
    }
    put(file(id, DOSSIER), JsonText.pretty(DossierText.write(clean)) + "\n");
  }

  /** What else goes into a folder. */
  @FunctionalInterface
  public interface Beside {
    List<Page> pages() throws IOException;
  }

  /** Puts beside what is known of a failure what the output says of it. */
  @FunctionalInterface
  public interface Looking {
    Dossier look(Dossier known) throws IOException;
  }

  /** Adds a file, or puts it in place of the one of its name. */
  public void add(String id, Page page) throws IOException {
    if (disk.exists(file(id, DOSSIER))) {
      put(file(id, page.name()), page.text());
    }
  }

  /** Adds a line to a file of lines, unless it is there; of a flood only the first are kept. */
  public void addLine(String id, String name, String line) throws IOException {
    if (!disk.exists(file(id, DOSSIER))) {
      return;
    }
    List<String> lines = new ArrayList<>(lines(file(id, name)));
    String clean = clean(line);
    if (lines.size() < MOST_LINES && !lines.contains(clean)) {
      lines.add(clean);
      put(file(id, name), String.join("\n", lines) + "\n");
    }
  }

  private List<String> lines(Path file) throws IOException {
    try {
      return new String(disk.read(file), StandardCharsets.UTF_8).lines().toList();
    } catch (NoSuchFileException _) {
      return List.of();
    }
  }

  /** Empty where there is no such incident, or its folder cannot be understood. */
  public Optional<Dossier> read(String id) throws IOException {
    try {
      String text = new String(disk.read(file(id, DOSSIER)), StandardCharsets.UTF_8);
      return JsonText.parse(text) instanceof Json.Obj object
          ? DossierText.read(object)
          : Optional.empty();
    } catch (NoSuchFileException | MalformedJsonException _) {
      return Optional.empty();
    }
  }

  /** All that is known of an incident, its story included; empty as {@link #read} is. */
  public Optional<Json.Obj> json(String id) throws IOException {
    List<Json> story =
        story(id).stream()
            .<Json>map(it -> Json.object().put("at", it.at()).put("words", it.words()).build())
            .toList();
    return read(id)
        .map(
            dossier -> {
              var all = new LinkedHashMap<>(DossierText.write(dossier).members());
              all.put("story", new Json.Arr(story));
              return new Json.Obj(all);
            });
  }

  /** What happened since, as far as it can be read. */
  public List<Chapter> story(String id) throws IOException {
    String text;
    try {
      text = new String(disk.read(file(id, STORY)), StandardCharsets.UTF_8);
    } catch (NoSuchFileException _) {
      return List.of();
    }
    var story = new ArrayList<Chapter>();
    for (String line : text.split("\n", -1)) {
      chapter(line).ifPresent(story::add);
    }
    return story;
  }

  private static Optional<Chapter> chapter(String line) {
    try {
      if (!line.isBlank() && JsonText.parse(line) instanceof Json.Obj object) {
        return Optional.of(
            new Chapter(
                Instant.parse(object.text("at").orElse("")), object.text("words").orElse("")));
      }
    } catch (MalformedJsonException | DateTimeParseException _) {
      // Somebody wrote into it; the rest of the story is still worth reading.
    }
    return Optional.empty();
  }

  private static String lines(List<Chapter> story) {
    var lines = new StringBuilder();
    for (Chapter chapter : story) {
      Json line = Json.object().put("at", chapter.at()).put("words", chapter.words()).build();
      lines.append(JsonText.compact(line)).append('\n');
    }
    return lines.toString();
  }

  /** What can be made anew from the dossier and the story at any time. */
  private static Map<String, String> views(Dossier about, List<Chapter> story) {
    var views = new LinkedHashMap<String, String>();
    about.stack().ifPresent(stack -> views.put(TRACE, stack.text()));
    about.frames().forEach(frame -> views.put(frame.name(), frame.text()));
    views.put(EXCERPT, about.excerpt().text());
    views.put(REPORT, Report.markdown(about, story));
    return views;
  }

  private String clean(String text) {
    return redactor.redact(text).text();
  }

  /** Once more as a whole: a secret may be in no single text, and what is clean stays as it is. */
  private void put(Path file, String text) throws IOException {
    disk.makeFolders(Objects.requireNonNull(file.getParent()));
    disk.replace(file, redactor.redact(text).text().getBytes(StandardCharsets.UTF_8), true);
  }

  private Path folder(String id) {
    return layout.incidents().resolve(id);
  }

  private Path file(String id, String name) {
    return folder(id).resolve(name);
  }
}
