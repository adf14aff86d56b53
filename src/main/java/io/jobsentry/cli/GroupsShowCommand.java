package io.jobsentry.cli;

import io.jobsentry.group.Decision;
import io.jobsentry.group.Group;
import io.jobsentry.group.Groups;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code sentry groups show}. */
final class GroupsShowCommand {
  private static final int INCIDENTS = 10;

  private final Console console;
  private final ProjectOption project = new ProjectOption();
  private final PositionalParamSpec id = GroupsCommand.id();
  private final OptionSpec most =
      OptionSpec.builder("-n")
          .paramLabel("N")
          .type(Integer.class)
          .description("The last N incidents (default: " + INCIDENTS + ").")
          .build();
  private final OptionSpec json = WrittenOut.flag("--json", "Print one JSON object.");

  private GroupsShowCommand(Console console) {
    this.console = console;
  }

  static CommandLine line(Console console) {
    var command = new GroupsShowCommand(console);
    CommandLine line =
        new WrittenOut(
                "show",
                "Show one failure: how it stands, its last incidents, and what was decided.",
                command::call)
            .examples("  sentry groups show last", "  sentry groups show 3f2a -n 50 --json")
            .takes(command.project.writtenOut(), command.id, command.most, command.json)
            .line();
    command.project.of(line.getCommandSpec());
    return line;
  }

  private int call() throws RefusalException, IOException {
    @Nullable Integer limit = most.getValue();
    if (limit != null && limit < 1) {
      throw RefusalException.usage("`-n` needs a number of at least 1", "");
    }
    Layout layout = project.layout(console);
    Groups groups = GroupsCommand.of(layout, console);
    @Nullable String wanted = id.getValue();
    Group group = GroupsCommand.find(groups.all(), wanted == null ? "last" : wanted);
    Groups.Story story = groups.story(group.id(), limit == null ? INCIDENTS : limit);
    var text = new GroupText(Clock.SYSTEM.now().wall(), GroupsCommand.quietAfter(layout, console));
    if (WrittenOut.isSet(json)) {
      console.out().println(JsonText.pretty(json(group, story, text)));
    } else {
      print(group, story, text);
    }
    return ExitStatus.OK.code();
  }

  private void print(Group group, Groups.Story story, GroupText text) {
    var out = console.out();
    out.println(GroupText.oneLine(group.title()));
    out.println();
    row("group", group.id().toString());
    row("state", text.words(group));
    row("count", Long.toString(group.times()));
    row("first", GroupText.time(group.first()) + ", " + text.age(group.first()) + " ago");
    row("last", GroupText.time(group.last()) + ", " + text.age(group.last()) + " ago");
    row("detector", group.detector());
    if (!group.place().isEmpty()) {
      row("place", GroupText.oneLine(group.place()));
    }
    out.println();
    List<String> incidents = story.incidents();
    out.println(
        incidents.isEmpty()
            ? Sizes.count(group.times(), "incident") + ", of which none is kept any more"
            : incidents.size() < group.times()
                ? "the last " + incidents.size() + " of " + group.times() + " incidents"
                : Sizes.count(incidents.size(), "incident"));
    incidents.forEach(it -> out.println("  " + GroupText.oneLine(it)));
    if (!story.history().isEmpty()) {
      out.println();
      out.println("decided");
      for (Decision decision : story.history()) {
        out.println("  " + GroupText.time(decision.at()) + "  " + GroupText.words(decision));
      }
    }
  }

  private void row(String name, String value) {
    console.out().println("%-9s %s".formatted(name, value));
  }

  private static Json.Obj json(Group group, Groups.Story story, GroupText text) {
    List<Json> history =
        story.history().stream()
            .<Json>map(
                it -> Json.object().put("at", it.at()).put("words", GroupText.words(it)).build())
            .toList();
    return text.json(group)
        .put("incidents", Json.ofStrings(story.incidents()))
        .put("history", new Json.Arr(history))
        .build();
  }
}
