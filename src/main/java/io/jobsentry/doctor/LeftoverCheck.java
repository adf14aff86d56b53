package io.jobsentry.doctor;

import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether drafts lie about that were never put in their place. */
final class LeftoverCheck implements Check {
  private static final String DRAFT = ".new";

  @Override
  public String name() {
    return "leftovers";
  }

  @Override
  public List<Finding> look(Patient patient) throws IOException {
    if (!patient.hasHome() || patient.isSupervised()) {
      return List.of();
    }
    var drafts = new ArrayList<Path>();
    int[] aside = {0};
    for (Path folder : folders(patient.layout())) {
      for (Path file : files(folder)) {
        String name = file.getFileName().toString();
        if (name.endsWith(DRAFT) && isOurs(patient, file, name)) {
          drafts.add(file);
        }
        aside[0] += Aside.isAside(name) ? 1 : 0;
      }
    }
    if (drafts.isEmpty()) {
      return List.of(
          Finding.ok(
              this,
              aside[0] == 0
                  ? "none"
                  : "none; " + Words.count(aside[0], "file") + " `*.broken-*` of earlier repairs"));
    }
    String names = Words.some(drafts.stream().map(patient::shown).toList(), 3);
    return List.of(
        Finding.warning(
                this,
                Words.count(drafts.size(), "draft")
                    + (drafts.size() == 1 ? " was" : " were")
                    + " never put in place: "
                    + names,
                "as after a crash: they take room and say nothing",
                "")
            .with(
                Repair.underTheLock(
                    "removes them",
                    () -> {
                      for (Path draft : drafts) {
                        patient.disk().delete(draft);
                      }
                      return names + (drafts.size() == 1 ? " was removed" : " were removed");
                    })));
  }

  private static List<Path> folders(Layout layout) throws IOException {
    var folders =
        new ArrayList<>(
            List.of(layout.home(), layout.run(), layout.logs(), layout.inbox(), layout.answers()));
    folders.add(layout.incidents());
    for (Path parent : List.of(layout.run(), layout.incidents())) {
      for (Path child : children(parent)) {
        if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)
            && !folders.contains(child)
            && !child.getFileName().toString().startsWith(".")) {
          folders.add(child);
          folders.add(child.resolve("frames"));
          folders.add(child.resolve("configs"));
        }
      }
    }
    return folders;
  }

  private static List<Path> files(Path folder) throws IOException {
    return children(folder).stream()
        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
        .toList();
  }

  private static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }

  /** In the home itself, drafts of what sentry writes; an order that is being sent is no draft. */
  private static boolean isOurs(Patient patient, Path file, String name) throws IOException {
    Layout layout = patient.layout();
    Path folder = file.getParent();
    if (layout.home().equals(folder)) {
      Path whole = file.resolveSibling(name.substring(0, name.length() - DRAFT.length()));
      return Set.of(layout.journal(), layout.state(), layout.attempts(), layout.attemptsHead())
              .contains(whole)
          || whole.getFileName().toString().endsWith(".jsonl.next");
    }
    return !layout.inbox().equals(folder)
        || Files.getLastModifiedTime(file)
            .toInstant()
            .isBefore(patient.now().minus(InboxCheck.OLD));
  }
}
