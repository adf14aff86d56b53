package io.jobsentry.cli;

import io.jobsentry.config.ConfigLoader;
import io.jobsentry.config.ConfigPlace;
import io.jobsentry.config.Loaded;
import io.jobsentry.disk.RealDisk;
import io.jobsentry.group.Group;
import io.jobsentry.group.Groups;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code sentry groups}: incidents of one failure as one thing. */
@Command(
    name = "groups",
    description = "List, show and settle failures: all incidents of one failure are a group.",
    synopsisSubcommandLabel = "COMMAND")
final class GroupsCommand {
  /** So many digits of an id are told, if that is enough to tell them apart. */
  private static final int DIGITS = 8;

  private GroupsCommand() {}

  static CommandLine line(Console console) {
    return new CommandLine(new GroupsCommand())
        .addSubcommand("list", GroupsListCommand.line(console))
        .addSubcommand("show", GroupsShowCommand.line(console))
        .addSubcommand("resolve", GroupsDecideCommand.resolve(console))
        .addSubcommand("reopen", GroupsDecideCommand.reopen(console))
        .addSubcommand("mute", GroupsDecideCommand.mute(console));
  }

  /** What is odd about the database is said once; it stops nobody. */
  static Groups of(Layout layout, Console console) {
    return new Groups(
        layout,
        new RealDisk(),
        Redactor.of(console.env()),
        sentence -> console.err().println("sentry: notice: " + sentence));
  }

  /** What the config says; where it has errors, `sentry config check` is who tells of them. */
  static Duration quietAfter(Layout layout, Console console) {
    ConfigPlace place = ConfigPlace.of(layout, console.cwd());
    Loaded loaded =
        Files.exists(place.file())
            ? ConfigLoader.load(place, console.env())
            : ConfigLoader.defaults(layout.root());
    return switch (loaded) {
      case Loaded.Good good -> good.config().groups().quietAfter();
      case Loaded.Bad _ -> Group.QUIET_AFTER;
    };
  }

  /** The word that says which group is meant. */
  static PositionalParamSpec id() {
    return PositionalParamSpec.builder()
        .index("0")
        .arity("1")
        .required(true)
        .paramLabel("ID")
        .type(String.class)
        .description("Which one: the beginning of its id, or `last` for what failed last.")
        .build();
  }

  /** The one group that somebody means by `last` or by the beginning of an id. */
  static Group find(List<Group> all, String wanted) throws RefusalException {
    if (all.isEmpty()) {
      throw RefusalException.failed(
          "there is no group yet", "`sentry run` makes one when a job fails");
    }
    if (wanted.equals("last")) {
      return all.getLast();
    }
    String small = wanted.toLowerCase(Locale.ROOT);
    List<Group> meant =
        all.stream()
            .filter(it -> !small.isEmpty())
            .filter(it -> it.id().hex().startsWith(small) || it.id().toString().startsWith(small))
            .toList();
    if (meant.isEmpty()) {
      throw RefusalException.usage(
          "there is no group `" + wanted + "`", "`sentry groups list --all` shows them all");
    }
    if (meant.size() > 1) {
      throw RefusalException.usage(
          "the ids of " + meant.size() + " groups start with `" + wanted + "`",
          "the last of them is `" + meant.getLast().id() + "`");
    }
    return meant.getFirst();
  }

  /** How many digits of the ids tell them apart. */
  static int digits(List<Group> all) {
    List<String> ids =
        all.stream().map(it -> it.id().hex()).sorted(Comparator.naturalOrder()).toList();
    int digits = DIGITS;
    for (int i = 1; i < ids.size(); i++) {
      String one = ids.get(i - 1);
      String other = ids.get(i);
      int common = 0;
      while (common < one.length() && one.charAt(common) == other.charAt(common)) {
        common++;
      }
      digits = Math.max(digits, Math.min(one.length(), common + 1));
    }
    return digits;
  }
}
