package io.jobsentry.monitor;

import io.jobsentry.core.Notice;
import io.jobsentry.frames.Exploder;
import io.jobsentry.frames.FramePage;
import io.jobsentry.frames.SourceFrame;
import io.jobsentry.incident.Dossier;
import io.jobsentry.incident.Page;
import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import io.jobsentry.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a failure can be looked at: the job's output, and the source that its traces speak of.
 *
 * @param excerptLines how many lines before and after the cause are kept
 * @param source shows the places of a trace, unless nobody wants to see them
 */
public record Scene(Layout layout, int excerptLines, Optional<Exploder> source) {

  /** What is known, with what the output says of it as far as it is there by now. */
  Dossier around(Dossier known, Optional<Notice> cause) throws IOException {
    Incarnation incarnation = known.subject().incarnation();
    Path log = layout.segment(incarnation);
    long output = Files.exists(log) ? Files.size(log) : 0;
    var said = Surroundings.of(layout, incarnation, cause, output, excerptLines);
    return new Dossier(
        known.subject(),
        known.course(),
        said.trace().map(Surroundings::stack),
        said.excerpt(),
        said.trace().map(this::frames).orElse(List.of()));
  }

  private List<Page> frames(Trace trace) {
    if (source.isEmpty()) {
      return List.of();
    }
    var pages = new ArrayList<Page>();
    for (SourceFrame frame : source.get().explode(trace)) {
      String name = FramePage.name(pages.size() + 1, frame);
      pages.add(new Page("frames/" + name, FramePage.text(frame)));
    }
    return List.copyOf(pages);
  }
}
