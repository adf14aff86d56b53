package io.jobsentry.cli;

import io.jobsentry.group.Group;
import io.jobsentry.group.Groups;
import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code sentry groups list}. */
final class GroupsListCommand {
  private final Console console;
  private final ProjectOption project = new ProjectOption();
  private final OptionSpec all =
      WrittenOut.flag("-a", "--all", "Those that are resolved or muted, too.");
  private final OptionSpec state =
      OptionSpec.builder("--state")
          .paramLabel("STATE")
          .type(String.class)
          .description("Only those that are `open`, `quiet` or `resolved`, muted or not.")
          .build();
  private final OptionSpec most =
      OptionSpec.builder("-n")
          .paramLabel("N")
          .type(Integer.class)
          .description("Only the N that came last.")
          .build();
  private final OptionSpec json = WrittenOut.flag("--json", "Print one JSON object.");

  private GroupsListCommand(Console console) {
    this.console = console;
  }

  static CommandLine line(Console console) {
    var command = new GroupsListCommand(console);
    CommandLine line =
        new WrittenOut("list", "List the failures, what came last at the end.", command::call)
            .also(
                "A failure is quiet when it has not come for a while, and regressed when it came"
                    + " again after it had been resolved. What is resolved or muted is only"
                    + " counted.")
            .examples(
                "  sentry groups list",
                "  sentry groups list --all -n 20",
                "  sentry groups list --state open --json")
            .takes(
                command.project.writtenOut(),
                command.all,
                command.state,
                command.most,
                command.json)
            .line();
    command.project.of(line.getCommandSpec());
    return line;
  }

  private int call() throws RefusalException, IOException {
    Optional<Group.State> wanted = wanted();
    @Nullable Integer limit = most.getValue();
    if (limit != null && limit < 1) {
      throw RefusalException.usage("`-n` needs a number of at least 1", "");
    }
    Layout layout = project.layout(console);
    Groups groups = GroupsCommand.of(layout, console);
    List<Group> known = groups.all();
    var text = new GroupText(Clock.SYSTEM.now().wall(), GroupsCommand.quietAfter(layout, console));
    List<Group> shown = known.stream().filter(it -> isWanted(it, wanted, text)).toList();
    if (limit != null) {
      shown = shown.subList(Math.max(0, shown.size() - limit), shown.size());
    }
    if (WrittenOut.isSet(json)) {
      List<Json> each = shown.stream().<Json>map(it -> text.json(it).build()).toList();
      console
          .out()
          .println(
              JsonText.pretty(
                  Json.object()
                      .put("schema", 1)
                      .put("now", text.now())
                      .put("ungrouped_incidents", groups.ungrouped())
                      .put("groups", new Json.Arr(each))
                      .build()));
    } else {
      print(shown, known, text);
      rest(known, shown, groups.ungrouped(), text);
    }
    return ExitStatus.OK.code();
  }

  private Optional<Group.State> wanted() throws RefusalException {
    @Nullable String word = state.getValue();
    if (word == null) {
      return Optional.empty();
    }
    for (Group.State it : Group.State.values()) {
      if (it.name().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))) {
        return Optional.of(it);
      }
    }
    throw RefusalException.usage(
        "`--state " + word + "` is no state", "there are `open`, `quiet` and `resolved`");
  }

  private boolean isWanted(Group group, Optional<Group.State> wanted, GroupText text) {
    if (wanted.isPresent()) {
      return text.state(group) == wanted.get();
    }
    return WrittenOut.isSet(all)
        || (!group.muted(text.now()) && text.state(group) != Group.State.RESOLVED);
  }

  private void print(List<Group> shown, List<Group> known, GroupText text) {
    if (shown.isEmpty()) {
      return;
    }
    int digits = GroupsCommand.digits(known);
    var rows = new ArrayList<String[]>();
    rows.add(new String[] {"group", "state", "count", "last"});
    for (Group group : shown) {
      rows.add(
          new String[] {
            group.id().hex().substring(0, digits),
            text.word(group),
            Long.toString(group.times()),
            text.age(group.last())
          });
    }
    int[] widths = new int[4];
    for (String[] row : rows) {
      Arrays.setAll(widths, i -> Math.max(widths[i], row[i].length()));
    }
    for (int i = 0; i < rows.size(); i++) {
      String[] row = rows.get(i);
      String line =
          ("%-" + widths[0] + "s  %-" + widths[1] + "s  %" + widths[2] + "s  %" + widths[3] + "s  ")
              .formatted((Object[]) row);
      int left = Math.max(16, console.width() - line.length());
      String title = i == 0 ? "failure" : GroupText.title(shown.get(i - 1));
      console.out().println(line + cut(title, left));
    }
  }

  /** What is not in the list is at least counted. */
  private void rest(List<Group> known, List<Group> shown, long ungrouped, GroupText text) {
    var rest = new ArrayList<String>();
    long resolved = 0;
    long muted = 0;
    for (Group group : known) {
      if (group.muted(text.now())) {
        muted++;
      } else if (text.state(group) == Group.State.RESOLVED) {
        resolved++;
      }
    }
    if (known.isEmpty()) {
      rest.add("no groups");
    } else if (shown.isEmpty()) {
      rest.add("none of " + Sizes.count(known.size(), "group"));
    }
    boolean some = !WrittenOut.isSet(all) && state.getValue() == null;
    if (some && resolved + muted > 0) {
      rest.add(
          (resolved > 0 ? resolved + " resolved" : "")
              + (resolved > 0 && muted > 0 ? " and " : "")
              + (muted > 0 ? muted + " muted" : "")
              + (resolved + muted == 1 ? " is" : " are")
              + " not shown: `--all` does");
    }
    if (ungrouped > 0) {
      rest.add(Sizes.count(ungrouped, "incident") + " without a fingerprint");
    }
    if (!rest.isEmpty()) {
      console.err().println(String.join("; ", rest));
    }
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
