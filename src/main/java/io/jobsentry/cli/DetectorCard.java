package io.jobsentry.cli;

import io.jobsentry.catalogue.Catalogue;
import io.jobsentry.catalogue.Signature;
import io.jobsentry.config.Config;
import io.jobsentry.config.Detector;
import io.jobsentry.core.Notice;
import io.jobsentry.detect.MetricWanted;
import io.jobsentry.detect.Sought;
import io.jobsentry.detect.StallWanted;
import io.jobsentry.journal.FactText;
import io.jobsentry.json.Json;
import io.jobsentry.monitor.Meanings;
import io.jobsentry.monitor.Words;
import io.jobsentry.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything about one detector, as names and values in the order in which people want them.
 *
 * @param kind as in the config; {@code known} for one of the catalogue
 */
record DetectorCard(String name, String kind, Map<String, List<String>> entries) {

  /** The cards of everything that is on but for the catalogue's. */
  static List<DetectorCard> configured(Watching watching) {
    var cards = new ArrayList<DetectorCard>();
    for (Detector detector : watching.config().detectors()) {
      cards.add(of(watching, detector));
    }
    watching.traces().stream()
        .filter(it -> cards.stream().noneMatch(card -> card.name().equals(it.name())))
        .forEach(it -> cards.add(standard(watching, it.name(), "traceback", it.cooldown())));
    watching.exits().stream()
        .filter(it -> cards.stream().noneMatch(card -> card.name().equals(it.name())))
        .forEach(it -> cards.add(standard(watching, it.name(), "exit_code", Duration.ZERO)));
    return cards;
  }

  /** The card of one, by its name; that of a known failure also by its id alone. */
  static Optional<DetectorCard> find(Watching watching, String name) {
    return configured(watching).stream()
        .filter(card -> card.name().equals(name))
        .findFirst()
        .or(
            () ->
                watching.known().stream()
                    .filter(it -> it.detector().equals(name) || it.id().equals(name))
                    .findFirst()
                    .map(it -> known(watching, it)));
  }

  private static DetectorCard of(Watching watching, Detector detector) {
    Entries entries = new Entries();
    String kind =
        switch (detector) {
          case Detector.OnPattern pattern -> {
            watching.sought().stream()
                .filter(it -> it.name().equals(pattern.name()))
                .findFirst()
                .ifPresent(it -> sought(entries, it));
            entries.add("weight", WhyCommand.weight(Notice.Weight.ALARM));
            yield "pattern";
          }
          case Detector.OnTraceback _ -> {
            traces(entries);
            yield "traceback";
          }
          case Detector.OnStall stall -> {
            watching.undertaking().watchers().stalls().stream()
                .filter(it -> it.name().equals(stall.name()))
                .findFirst()
                .ifPresent(it -> entries.add("looks for", still(it)));
            yield "stall";
          }
          case Detector.OnMetric metric -> {
            watching.undertaking().watchers().metrics().stream()
                .filter(it -> it.name().equals(metric.name()))
                .findFirst()
                .ifPresent(it -> entries.add("looks for", number(it)));
            entries.add("weight", WhyCommand.weight(Notice.Weight.ALARM));
            yield "metric";
          }
          case Detector.OnExitCode exit -> {
            exits(entries, exit.nonzeroOnly());
            yield "exit_code";
          }
          case Detector.OnResource _ -> {
            outside(watching, detector.name(), entries);
            yield "resource";
          }
          case Detector.OnProbe _ -> {
            outside(watching, detector.name(), entries);
            yield "probe";
          }
        };
    entries.add("cooldown", cooldown(detector.cooldown()));
    return finished(watching, detector.name(), kind, entries);
  }

  private static String still(StallWanted stall) {
    String what =
        stall.gauge().isEmpty()
            ? "no output for "
            : switch (stall.course()) {
              case ANY -> "no other value in " + stall.gauge().get() + " for ";
              case UP -> "no higher value in " + stall.gauge().get() + " for ";
              case DOWN -> "no lower value in " + stall.gauge().get() + " for ";
            };
    return what
        + Words.span(stall.limit())
        + (stall.learned() ? ", until its own pace has shown what is too long" : "");
  }

  private static String number(MetricWanted metric) {
    var faults = new ArrayList<String>();
    metric.watch().stream().sorted().map(FactText::word).forEach(faults::add);
    metric.above().ifPresent(most -> faults.add("more than " + most));
    metric.below().ifPresent(least -> faults.add("less than " + least));
    return metric.gauge() + ": " + String.join(", ", faults);
  }

  private static void outside(Watching watching, String name, Entries entries) {
    Visits.of(watching.config(), Clock.SYSTEM).stream()
        .filter(it -> it.name().equals(name))
        .forEach(it -> entries.add("looks for", it.words()));
    entries.add("weight", WhyCommand.weight(Notice.Weight.ALARM));
  }

  private static DetectorCard standard(
      Watching watching, String name, String kind, Duration cooldown) {
    Entries entries = new Entries();
    if (kind.equals("traceback")) {
      traces(entries);
      entries.add("cooldown", cooldown(cooldown));
    } else {
      exits(entries, true);
    }
    entries.add("from", "always on, unless the config has one of this kind");
    return finished(watching, name, kind, entries);
  }

  private static DetectorCard known(Watching watching, Signature signature) {
    Entries entries = new Entries();
    entries.add("title", signature.title());
    entries.add("family", signature.family());
    watching.sought().stream()
        .filter(it -> it.name().equals(signature.detector()))
        .findFirst()
        .ifPresent(it -> sought(entries, it));
    entries.add("weight", WhyCommand.weight(Meanings.weight(signature)));
    entries.add("advice", signature.advice().word() + change(signature));
    entries.add("note", signature.note());
    entries.add("more", "`sentry catalogue show " + signature.id() + "`");
    return finished(watching, signature.detector(), "known", entries);
  }

  private static String change(Signature signature) {
    return signature.change().map(it -> ": " + it).orElse("");
  }

  private static void traces(Entries entries) {
    entries.add("looks for", "stack traces, of some twenty runtimes");
    entries.add(
        "weight",
        WhyCommand.weight(Notice.Weight.EVIDENCE) + "; one that was logged is only a hint");
  }

  private static void exits(Entries entries, boolean nonzeroOnly) {
    entries.add(
        "looks for",
        "the end of the job that nobody asked for" + (nonzeroOnly ? ", unless it is exit 0" : ""));
  }

  private static void sought(Entries entries, Sought sought) {
    entries.add("regex", sought.pattern().toString());
    List<String> texts = sought.pattern().texts();
    entries.add(
        "texts",
        texts.isEmpty()
            ? List.of("none is in every line that matches: each line has to be looked at")
            : texts);
    sought.not().ifPresent(it -> entries.add("not", it.toString()));
    if (sought.count() > 1) {
      entries.add(
          "count",
          sought.count()
              + " lines"
              + sought.within().map(it -> " within " + Words.span(it)).orElse(""));
    }
    if (Signature.idOf(sought.name()).isPresent()) {
      entries.add("cooldown", cooldown(sought.cooldown()));
    }
  }

  private static String cooldown(Duration cooldown) {
    return cooldown.isZero() ? "none" : Words.span(cooldown) + " within one run of the job";
  }

  private static DetectorCard finished(
      Watching watching, String name, String kind, Entries entries) {
    List<String> rules =
        watching.config().rules().stream()
            .filter(rule -> rule.match().detector().equals(name))
            .map(
                rule ->
                    "`"
                        + rule.name()
                        + "`: "
                        + Plan.remedy(rule.action())
                        + rule.match()
                            .messageRegex()
                            .map(it -> ", where the message has /" + it + "/")
                            .orElse(""))
            .toList();
    entries.add("rules", rules.isEmpty() ? List.of("none answers it") : rules);
    examples(watching, name).forEach(entries::add);
    return new DetectorCard(name, kind, entries.all());
  }

  private static Map<String, List<String>> examples(Watching watching, String name) {
    var found = new LinkedHashMap<String, List<String>>();
    watching.config().examples().stream()
        .filter(it -> it.of() == Config.Examples.Of.DETECTOR && it.name().equals(name))
        .forEach(
            it -> {
              found.put("match", it.match());
              found.put("miss", it.miss());
            });
    Optional<String> id = Signature.idOf(name);
    id.flatMap(it -> Catalogue.load().find(it))
        .ifPresent(signature -> found.putAll(KnownSamples.of(signature)));
    found.values().removeIf(List::isEmpty);
    return found;
  }

  /** Entries in the order in which they were added. */
  private static final class Entries {
    private final Map<String, List<String>> all = new LinkedHashMap<>();

    void add(String name, String value) {
      all.put(name, List.of(value));
    }

    void add(String name, List<String> values) {
      all.put(name, values);
    }

    Map<String, List<String>> all() {
      return all;
    }
  }

  /** In one line: the first thing that there is to say. */
  String summary() {
    for (String entry : List.of("looks for", "regex", "title")) {
      if (entries.containsKey(entry)) {
        String value = entries.get(entry).getFirst();
        return entry.equals("regex") ? "lines with /" + value + "/" : value;
      }
    }
    return "";
  }

  Json.Builder json() {
    Json.Builder json = Json.object().put("name", name).put("kind", kind);
    entries.forEach(
        (key, values) ->
            json.put(
                key.replace(' ', '_'),
                key.equals("texts")
                        || key.equals("rules")
                        || key.equals("match")
                        || key.equals("miss")
                    ? Json.ofStrings(values)
                    : Json.of(String.join("\n", values))));
    return json;
  }
}
