package io.jobsentry.frames;

import io.jobsentry.frames.SourceFrame.Kind;
import io.jobsentry.trace.Frame;
import io.jobsentry.trace.Thrown;
import io.jobsentry.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the source to the frames of a trace. Reads files and parses them, which takes from
 * milliseconds to a few seconds: not for the loop's thread, and not for a virtual one, since a
 * parser holds on to what carries it.
 */
public final class Exploder {
  private final Path root;
  private final FrameLimits limits;
  private final FrameChoice choice;
  private final Syntax syntax;

  /**
   * @param root the folder that the job runs in
   */
  public Exploder(Path root, FrameLimits limits, FrameChoice choice, Syntax syntax) {
    this.root = root;
    this.limits = limits;
    this.choice = choice;
    this.syntax = syntax;
  }

  /**
   * The frames that name a file: first those of the project, the innermost first, then the others.
   * A place that a trace passes more than once is there once.
   */
  public List<SourceFrame> explode(Trace trace) {
    Map<Frame, Integer> frames = distinct(trace);
    Project project;
    try {
      project = Project.at(root);
    } catch (IOException e) {
      return frames.keySet().stream()
          .limit(limits.frames())
          .map(it -> FrameSource.empty(it, Kind.MISSING, "the project's folder cannot be read"))
          .toList();
    }
    Map<Frame, Place> places = Places.of(project, trace.language(), List.copyOf(frames.keySet()));
    places.replaceAll((frame, place) -> choice.of(place, frame.file().orElse("")));
    var order = new ArrayList<Frame>();
    frames.keySet().stream()
        .filter(it -> places.get(it) instanceof Place.Inside)
        .forEach(order::add);
    frames.keySet().stream()
        .filter(it -> !(places.get(it) instanceof Place.Inside))
        .sorted((one, other) -> Boolean.compare(other.own(), one.own()))
        .forEach(order::add);
    return show(order, frames, places);
  }

  private List<SourceFrame> show(
      List<Frame> order, Map<Frame, Integer> times, Map<Frame, Place> places) {
    var source = new FrameSource(syntax, limits);
    var shown = new ArrayList<SourceFrame>();
    for (Frame frame : order.subList(0, Math.min(limits.frames(), order.size()))) {
      var notes = new ArrayList<String>();
      int count = times.getOrDefault(frame, 1);
      if (count > 1) {
        notes.add("the trace is here " + count + " times");
      }
      int left = order.size() - limits.frames();
      if (left > 0 && shown.size() == limits.frames() - 1) {
        notes.add("the trace has " + left + " more " + (left == 1 ? "place" : "places"));
      }
      Place place = places.get(frame);
      if (place != null) {
        shown.add(source.of(frame, place, notes));
      }
    }
    return List.copyOf(shown);
  }

  /** How often each is in the trace, in the order in which they come first. */
  private static Map<Frame, Integer> distinct(Trace trace) {
    var frames = new LinkedHashMap<Frame, Integer>();
    for (Thrown thrown : trace.thrown()) {
      for (Frame frame : thrown.frames()) {
        if (frame.file().isPresent()) {
          frames.merge(frame, 1, Integer::sum);
        }
      }
    }
    return frames;
  }
}
