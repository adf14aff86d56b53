package io.jobsentry.incident;

import io.jobsentry.json.Json;
import io.jobsentry.model.Incarnation;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Dossiers to JSON objects and back. The names are part of the format: they only ever grow. */
final class DossierText {
  private static final int SCHEMA = 1;

  private DossierText() {}

  static Json.Obj write(Dossier about) {
    Dossier.Subject subject = about.subject();
    Dossier.Course course = about.course();
    return Json.object()
        .put("schema", SCHEMA)
        .put("id", subject.id())
        .put("opened", subject.opened())
        .put("run", subject.run())
        .put("incarnation", subject.incarnation().number())
        .put("detector", subject.detector())
        .put("cause", subject.cause())
        .put("command", Json.ofStrings(subject.command()))
        .putIfPresent("ended", course.ended().map(Json::of))
        .put("last_words", Json.ofStrings(course.lastWords()))
        .putIfPresent("verdict", course.verdict().map(Json::of))
        .put("failing", Json.ofStrings(course.failing()))
        .putIfPresent("trace", about.stack().map(DossierText::stack))
        .put(
            "excerpt",
            new Json.Arr(about.excerpt().lines().stream().map(DossierText::line).toList()))
        .put("frames", new Json.Arr(about.frames().stream().map(DossierText::page).toList()))
        .build();
  }

  private static Json stack(Stack stack) {
    return Json.object()
        .put("language", stack.language())
        .put("type", stack.type())
        .put("message", stack.message())
        .putIfPresent("place", stack.place().map(Json::of))
        .put("lines", Json.ofStrings(stack.lines()))
        .put("omitted", stack.omitted())
        .build();
  }

  private static Json line(LogExcerpt.Line line) {
    return Json.object()
        .put("offset", line.offset())
        .put("text", line.text())
        .put("cause", line.cause())
        .build();
  }

  private static Json page(Page page) {
    return Json.object().put("name", page.name()).put("text", page.text()).build();
  }

  private static Page readPage(Json.Obj page) {
    return new Page(page.text("name").orElseThrow(), page.text("text").orElseThrow());
  }

  /** Empty when the object is no dossier. */
  static Optional<Dossier> read(Json.Obj from) {
    try {
      return Optional.of(
          new Dossier(
              new Dossier.Subject(
                  from.text("id").orElseThrow(),
                  Instant.parse(from.text("opened").orElseThrow()),
                  (int) from.number("run").orElseThrow(),
                  new Incarnation((int) from.number("incarnation").orElseThrow()),
                  from.text("detector").orElseThrow(),
                  from.text("cause").orElseThrow(),
                  texts(from, "command")),
              new Dossier.Course(
                  from.text("ended"),
                  texts(from, "last_words"),
                  from.text("verdict"),
                  texts(from, "failing")),
              from.get("trace").flatMap(DossierText::readStack),
              new LogExcerpt(objects(from, "excerpt").stream().map(DossierText::readLine).toList()),
              objects(from, "frames").stream().map(DossierText::readPage).toList()));
    } catch (NoSuchElementException | DateTimeParseException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<Stack> readStack(Json from) {
    return from instanceof Json.Obj stack
        ? Optional.of(
            new Stack(
                stack.text("language").orElseThrow(),
                stack.text("type").orElseThrow(),
                stack.text("message").orElseThrow(),
                stack.text("place"),
                texts(stack, "lines"),
                stack.number("omitted").orElseThrow()))
        : Optional.empty();
  }

  private static LogExcerpt.Line readLine(Json.Obj line) {
    return new LogExcerpt.Line(
        line.number("offset").orElseThrow(), line.text("text").orElseThrow(), line.flag("cause"));
  }

  private static List<String> texts(Json.Obj from, String name) {
    var texts = new ArrayList<String>();
    if (from.get(name).orElse(null) instanceof Json.Arr(var items)) {
      for (Json item : items) {
        if (item instanceof Json.Str(var text)) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  private static List<Json.Obj> objects(Json.Obj from, String name) {
    var objects = new ArrayList<Json.Obj>();
    if (from.get(name).orElse(null) instanceof Json.Arr(var items)) {
      for (Json item : items) {
        if (item instanceof Json.Obj object) {
          objects.add(object);
        }
      }
    }
    return objects;
  }
}
