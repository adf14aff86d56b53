package io.jobsentry.cli;

import io.jobsentry.group.By;
import io.jobsentry.group.Decision;
import io.jobsentry.group.Group;
import io.jobsentry.group.Groups;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code sentry groups resolve}, {@code reopen} and {@code mute}: what a person decides. */
final class GroupsDecideCommand {
  private static final String AGAIN =
      "What holds already is not written again, and is no failure: it ends with 0.";

  private final Console console;
  private final Verb verb;
  private final ProjectOption project = new ProjectOption();
  private final PositionalParamSpec id = GroupsCommand.id();
  private final OptionSpec why = option("--why", "TEXT", "Why, for whoever looks at it later.");
  private final OptionSpec span = option("--for", "SPAN", "For so long: `2h`, `7d`, `1d12h`.");
  private final OptionSpec until = option("--until", "TIME", "Until then: `2026-05-01T12:00:00Z`.");
  private final OptionSpec off = WrittenOut.flag("--off", "It may be heard of again.");
  private final OptionSpec json = WrittenOut.flag("--json", "Print the group as one JSON object.");

  private enum Verb {
    RESOLVE,
    REOPEN,
    MUTE
  }

  private GroupsDecideCommand(Console console, Verb verb) {
    this.console = console;
    this.verb = verb;
  }

  static CommandLine resolve(Console console) {
    var command = new GroupsDecideCommand(console, Verb.RESOLVE);
    return command.dressed(
        new WrittenOut("resolve", "Say that a failure is mended.", command::call)
            .also("If it comes again, it is open and counts as regressed. " + AGAIN)
            .examples(
                "  sentry groups resolve last",
                "  sentry groups resolve 3f2a --why 'pinned the driver'")
            .takes(command.project.writtenOut(), command.id, command.why, command.json));
  }

  static CommandLine reopen(Console console) {
    var command = new GroupsDecideCommand(console, Verb.REOPEN);
    return command.dressed(
        new WrittenOut("reopen", "Say that a failure is not mended after all.", command::call)
            .also(AGAIN)
            .examples("  sentry groups reopen 3f2a --why 'it was another driver'")
            .takes(command.project.writtenOut(), command.id, command.why, command.json));
  }

  static CommandLine mute(Console console) {
    var command = new GroupsDecideCommand(console, Verb.MUTE);
    return command.dressed(
        new WrittenOut("mute", "Say that nobody wants to hear of a failure.", command::call)
            .also(
                "Without a time, that is for good. It is still counted, and what is done about the"
                    + " job stays the same. "
                    + AGAIN)
            .examples(
                "  sentry groups mute last --for 7d",
                "  sentry groups mute 3f2a --until 2026-05-01T12:00:00Z --why 'known, harmless'",
                "  sentry groups mute 3f2a --off")
            .takes(
                command.project.writtenOut(),
                command.id,
                command.span,
                command.until,
                command.off,
                command.why,
                command.json));
  }

  private CommandLine dressed(WrittenOut written) {
    CommandLine line = written.line();
    project.of(line.getCommandSpec());
    return line;
  }

  private static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  private int call() throws RefusalException, IOException {
    Instant now = Clock.SYSTEM.now().wall();
    Optional<Instant> muteEnd = muteEnd(now);
    Layout layout = project.layout(console);
    Groups groups = GroupsCommand.of(layout, console);
    @Nullable String wanted = id.getValue();
    Group group = GroupsCommand.find(groups.all(), wanted == null ? "last" : wanted);
    Optional<String> already = already(group, now, muteEnd);
    if (already.isEmpty()) {
      groups.decide(decision(group, now, muteEnd));
    }
    Group after = GroupsCommand.find(groups.all(), group.id().toString());
    var text = new GroupText(now, GroupsCommand.quietAfter(layout, console));
    if (WrittenOut.isSet(json)) {
      console.out().println(JsonText.pretty(text.json(after).build()));
    } else {
      String words = already.map(it -> "already " + it).orElseGet(() -> done(after));
      console.out().println(words + "  " + after.id().hex() + "  " + GroupText.title(after));
    }
    return ExitStatus.OK.code();
  }

  /** What it is already; empty where there is something to decide. */
  private Optional<String> already(Group group, Instant now, Optional<Instant> muteEnd) {
    boolean resolved = group.resolved().isPresent() && !group.regressed();
    return switch (verb) {
      case RESOLVE -> resolved ? Optional.of("resolved") : Optional.empty();
      // One that came again is open, and stays known as one that did.
      case REOPEN -> resolved ? Optional.empty() : Optional.of("open");
      case MUTE -> {
        if (WrittenOut.isSet(off)) {
          yield group.muted(now) ? Optional.empty() : Optional.of("not muted");
        }
        yield group.muted(now) && group.muted().orElseThrow().until().equals(muteEnd)
            ? Optional.of("muted")
            : Optional.empty();
      }
    };
  }

  private Decision decision(Group group, Instant now, Optional<Instant> muteEnd) {
    @Nullable String words = why.getValue();
    String because = words == null ? "" : words.strip();
    return switch (verb) {
      case RESOLVE -> new Decision.Resolved(group.id(), now, By.PERSON, because);
      case REOPEN -> new Decision.Reopened(group.id(), now, because);
      case MUTE ->
          WrittenOut.isSet(off)
              ? new Decision.Unmuted(group.id(), now, because)
              : new Decision.Muted(group.id(), now, muteEnd, because);
    };
  }

  private String done(Group after) {
    return switch (verb) {
      case RESOLVE -> "resolved";
      case REOPEN -> "reopened";
      case MUTE ->
          after.muted().map(it -> "muted " + GroupText.until(it)).orElse("no longer muted");
    };
  }

  private Optional<Instant> muteEnd(Instant now) throws RefusalException {
    @Nullable String length = span.getValue();
    @Nullable String end = until.getValue();
    if ((length != null && end != null)
        || (WrittenOut.isSet(off) && (length != null || end != null))) {
      throw RefusalException.usage("`--for`, `--until` and `--off` exclude each other", "");
    }
    if (length != null) {
      Duration time =
          TimeWords.span(length)
              .filter(it -> !it.isZero() && it.toDays() < 36_500)
              .orElseThrow(
                  () ->
                      RefusalException.usage(
                          "`--for " + length + "` is no span of time",
                          "say `90s`, `10m`, `2h` or `1d12h`"));
      return Optional.of(Instant.ofEpochMilli(now.plus(time).toEpochMilli()));
    }
    if (end == null) {
      return Optional.empty();
    }
    Instant then;
    try {
      then = OffsetDateTime.parse(end).toInstant();
    } catch (DateTimeException _) {
      throw RefusalException.usage(
          "`--until " + end + "` is no time", "say when: `2026-05-01T12:00:00Z`");
    }
    if (!then.isAfter(now) || then.isAfter(Instant.parse("9999-01-01T00:00:00Z"))) {
      throw RefusalException.usage("`--until " + end + "` is not in the future", "");
    }
    return Optional.of(Instant.ofEpochMilli(then.toEpochMilli()));
  }
}
