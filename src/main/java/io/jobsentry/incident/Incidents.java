package io.jobsentry.incident;

import io.jobsentry.disk.Disk;
import io.jobsentry.json.Json;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The folders of all incidents of a project. A folder is there as a whole or not at all; what comes
 * later is put beside what is there, each file in one step. Every text goes through the redactor on
 * its way. Confined to one thread, but for readers.
 */
public final class Incidents {
  private static final int MOST_LINES = 1000;

  /** So many folders are looked into for repeats that are in no index; doctor looks into all. */
  private static final int LOOKED_INTO = 1000;

  /** Where a folder is made, before it gets its name. */
  private static final String UNFINISHED = ".unfinished-";

  private final Layout layout;
  private final Disk disk;
  private final Folders folders;
  private final IncidentIndex index;
  private final Shelf shelf = new Shelf();
  private final Repeats repeats;
  private Removed removed = Removed.NOTHING;
  private boolean inIndexStill;

  /** For reading, or where each incident gets a folder. */
  public Incidents(Layout layout, Disk disk, Redactor redactor) {
    this(layout, disk, redactor, Duration.ZERO);
  }

  /**
   * @param repeatWithin an incident of a failure that came last not longer ago than so, in the same
   *     run, gets a line in that one's folder; zero is never
   */
  public Incidents(Layout layout, Disk disk, Redactor redactor, Duration repeatWithin) {
    this.layout = layout;
    this.disk = disk;
    this.folders = new Folders(layout, disk, redactor);
    this.index = new IncidentIndex(layout, disk);
    this.repeats = new Repeats(folders, index, shelf, repeatWithin);
  }

  /**
   * Finishes what a crash may have left half done: a folder without a name goes, what is removed
   * has no row in the index any more, and a folder or a repeat without one gets it.
   */
  public void settle() throws IOException {
    var there = new HashSet<String>();
    for (String name : disk.list(layout.incidents())) {
      if (name.startsWith(UNFINISHED)) {
        folders.clear(layout.incidents().resolve(name));
      } else if (!name.startsWith(".") && folders.isThere(name)) {
        there.add(name);
      }
    }
    removed = Removed.read(layout);
    there.removeAll(removed.going());
    index.mend();
    shelf.clear();
    inIndexStill = false;
    index.each(
        row -> {
          shelf.put(row);
          inIndexStill |= removed.going().contains(row.folder());
        });
    forgetRemoved();
    shelf.retain(there);
    for (String id : there.stream().sorted().toList()) {
      if (!shelf.has(id)) {
        Optional<Dossier> dossier = read(id).filter(it -> it.id().equals(id));
        if (dossier.isPresent()) {
          addRow(IncidentIndex.Row.of(dossier.get()));
        }
      }
    }
    // What a crash left without a row came last.
    for (Shelf.Held it : shelf.last(LOOKED_INTO).reversed()) {
      repeats.settle(it.id());
    }
  }

  private void addRow(IncidentIndex.Row row) throws IOException {
    index.add(row);
    shelf.put(row);
  }

  /** Whether an incident has a folder. */
  public boolean has(String id) {
    return isName(id) && folders.isThere(id);
  }

  /** What may be folders of incidents, in order; whether they are is not looked at. */
  public List<String> names() throws IOException {
    return disk.list(layout.incidents()).stream().filter(Incidents::isName).toList();
  }

  /** No file of ours, and no path that leads out of here. */
  private static boolean isName(String name) {
    return !name.isEmpty() && name.charAt(0) != '.' && name.indexOf('/') < 0;
  }

  /** The incidents that have a folder, the oldest first. */
  public List<String> ids() throws IOException {
    return names().stream().filter(this::has).toList();
  }

  /**
   * Makes the folder of an incident, or the line of one that came again, unless it is there
   * already.
   *
   * @param around reads what the output says
   * @param beside further files, read when they are written
   * @return the id of the incident whose folder it is in
   */
  public String open(Dossier found, Looking around, List<Chapter> story, Beside beside)
      throws IOException {
    Dossier.Subject subject = found.subject();
    if (folders.isThere(found.id()) || removed.covers(subject)) {
      return found.id();
    }
    Optional<String> home = shelf.home(found.id()).or(() -> shelf.droppedFrom(subject));
    if (home.isPresent()) {
      tell(home.get(), story);
      return home.get();
    }
    Dossier clean = around.look(found).with(folders::clean);
    Optional<Shelf.Held> first = repeats.first(clean.subject());
    if (first.isPresent()) {
      repeats.add(first.get().id(), clean);
      tell(first.get().id(), story);
      return first.get().id();
    }
    var texts = new LinkedHashMap<String, String>();
    beside.pages().forEach(page -> texts.put(page.name(), page.text()));
    texts.putAll(Folders.views(clean, story, List.of()));
    texts.put(Folders.STORY, StoryText.lines(story));
    Path fresh = layout.incidents().resolve(UNFINISHED + found.id());
    folders.clear(fresh);
    disk.makeFolders(fresh);
    for (var text : texts.entrySet()) {
      folders.put(fresh.resolve(text.getKey()), text.getValue());
    }
    folders.putDossier(fresh, clean);
    disk.move(fresh, folders.folder(found.id()));
    addRow(IncidentIndex.Row.of(clean));
    return found.id();
  }

  private void tell(String id, List<Chapter> story) throws IOException {
    for (Chapter chapter : story) {
      tell(id, chapter);
    }
  }

  /** The incident whose folder an incident is in. */
  public String folderOf(String id) {
    return shelf.home(id).orElse(id);
  }

  /** The lines about repeats in a folder, as far as they can be read. */
  public List<Occurrence> repeats(String id) throws IOException {
    return folders.occurrences(id).read();
  }

  /**
   * The rows that the index lacks of the repeats in a folder.
   *
   * @param known the ids that have one
   * @param highest the number of the highest of them
   */
  public List<IncidentIndex.Row> rowsOfRepeats(String id, Set<String> known, long highest)
      throws IOException {
    return folders.occurrences(id).isThere()
        ? Repeats.rows(
            id,
            read(id).flatMap(it -> it.subject().fingerprint()),
            repeats(id),
            known::contains,
            highest)
        : List.of();
  }

  /** Adds what happened next, once. */
  public void tell(String about, Chapter chapter) throws IOException {
    String id = folderOf(about);
    List<Chapter> before = story(id);
    List<Chapter> story =
        StoryText.with(before, new Chapter(chapter.at(), folders.clean(chapter.words())));
    Optional<Dossier> dossier = read(id);
    if (dossier.isPresent() && !story.equals(before)) {
      // The page first: what stands in the story is in the page, whenever this ends.
      String page = Report.markdown(dossier.get(), story, repeats(id));
      folders.put(folders.file(id, Folders.REPORT), page);
      folders.put(folders.file(id, Folders.STORY), StoryText.lines(story));
    }
  }

  /**
   * Puts what was learnt in place of what was known before, if it is anything new.
   *
   * @param around reads again what the output says
   */
  public void amend(String id, Dossier.Course learnt, Looking around) throws IOException {
    Optional<String> home = shelf.home(id);
    if (home.isPresent()) {
      repeats.learn(home.get(), id, learnt.with(folders::clean));
      return;
    }
    Optional<Dossier> before = read(id);
    if (before.isEmpty() || before.get().course().equals(learnt.with(folders::clean))) {
      return;
    }
    Dossier clean = around.look(new Dossier(before.get().subject(), learnt)).with(folders::clean);
    var views = Folders.views(clean, story(id), repeats(id));
    for (Page page : before.get().frames()) {
      if (!views.containsKey(page.name())) {
        disk.delete(folders.file(id, page.name()));
      }
    }
    for (var view : views.entrySet()) {
      folders.put(folders.file(id, view.getKey()), view.getValue());
    }
    folders.putDossier(folders.folder(id), clean);
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
    if (folders.isThere(id)) {
      folders.put(folders.file(id, page.name()), page.text());
    }
  }

  /** Adds a line to a file of lines, unless it is there; of a flood only the first are kept. */
  public void addLine(String id, String name, String line) throws IOException {
    if (!folders.isThere(id)) {
      return;
    }
    List<String> lines = new ArrayList<>(lines(folders.file(id, name)));
    String clean = folders.clean(line);
    if (lines.size() < MOST_LINES && !lines.contains(clean)) {
      lines.add(clean);
      folders.put(folders.file(id, name), String.join("\n", lines) + "\n");
    }
  }

  private List<String> lines(Path file) throws IOException {
    try {
      return new String(disk.read(file), StandardCharsets.UTF_8).lines().toList();
    } catch (NoSuchFileException _) {
      return List.of();
    }
  }

  /** The pages that a folder should have and does not; they can be made again. */
  public List<String> lacking(String id) throws IOException {
    Optional<Dossier> dossier = read(id);
    if (dossier.isEmpty()) {
      return List.of();
    }
    var names = new ArrayList<>(List.of(Folders.REPORT, Folders.EXCERPT));
    dossier.get().stack().ifPresent(_ -> names.add(Folders.TRACE));
    dossier.get().frames().forEach(frame -> names.add(frame.name()));
    names.removeIf(name -> disk.exists(folders.file(id, name)));
    return names;
  }

  /** Makes those pages again. */
  public void complete(String id) throws IOException {
    Optional<Dossier> dossier = read(id);
    if (dossier.isPresent()) {
      Map<String, String> views = Folders.views(dossier.get(), story(id), repeats(id));
      for (String name : lacking(id)) {
        folders.put(folders.file(id, name), views.getOrDefault(name, ""));
      }
    }
  }

  /** Empty where there is no such incident, or its folder cannot be understood. */
  public Optional<Dossier> read(String id) throws IOException {
    return folders.read(id);
  }

  /** All that is known of an incident, its story included; empty as {@link #read} is. */
  public Optional<Json.Obj> json(String id) throws IOException {
    List<Json> story = story(id).stream().map(StoryText::json).toList();
    List<Occurrence> repeats = repeats(id);
    return read(id)
        .map(
            dossier -> {
              var all = new LinkedHashMap<>(DossierText.write(dossier).members());
              all.put("story", new Json.Arr(story));
              all.put("count", Json.of(OccurrenceFile.count(repeats)));
              all.put(
                  "repeats", new Json.Arr(repeats.stream().map(it -> (Json) it.json()).toList()));
              return new Json.Obj(all);
            });
  }

  /** What happened since, as far as it can be read. */
  public List<Chapter> story(String id) throws IOException {
    return folders.story(id);
  }

  Shelf shelf() {
    return shelf;
  }

  IncidentIndex index() {
    return index;
  }

  Removed removed() {
    return removed;
  }

  /** Takes what has been summed up out of the index. */
  void forget(Removed now) throws IOException {
    removed = now;
    shelf.removeAll(now.going());
    inIndexStill = true;
    forgetRemoved();
  }

  /** What a full disk has kept in the index, next to the sums that have it too, goes first. */
  void forgetRemoved() throws IOException {
    if (inIndexStill) {
      index.replace(row -> removed.going().contains(row.folder()), Optional.empty());
      inIndexStill = false;
    }
  }

  Folders folders() {
    return folders;
  }
}
