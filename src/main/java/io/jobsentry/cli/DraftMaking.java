package io.jobsentry.cli;

import io.jobsentry.config.Config;
import io.jobsentry.config.ConfigLoader;
import io.jobsentry.config.ConfigProblem;
import io.jobsentry.config.Loaded;
import io.jobsentry.config.Migration;
import io.jobsentry.config.Surroundings;
import io.jobsentry.model.Lifecycle;
import io.jobsentry.project.Nature;
import io.jobsentry.project.Proposal;
import io.jobsentry.project.Proposed;
import io.jobsentry.project.Start;
import io.jobsentry.project.Survey;
import io.jobsentry.project.Upgrade;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the {@link Draft} that is meant: afresh, out of what is there, or out of what was. */
final class DraftMaking {
  private final Console console;
  private final HomeConfig config;
  private final Survey survey;
  private final Wish wish;

  /**
   * What was asked for on the command line.
   *
   * @param command what starts the job, as typed
   * @param lookOnly whether nothing is written, so that something missing is no reason to refuse
   */
  record Wish(@Nullable String command, boolean upgrade, boolean force, boolean lookOnly) {}

  DraftMaking(Console console, HomeConfig config, Survey survey, Wish wish) {
    this.console = console;
    this.config = config;
    this.survey = survey;
    this.wish = wish;
  }

  Draft draft(Optional<byte[]> before, Optional<InitDialogue> dialogue)
      throws IOException, RefusalException, BadConfigException {
    if (before.isEmpty()) {
      Optional<Path> earlier = wish.command() == null ? config.earlier() : Optional.empty();
      if (earlier.isPresent()) {
        return imported(earlier.get());
      }
      if (wish.upgrade()) {
        throw RefusalException.failed(
            "there is no " + config.place().name() + " to upgrade", "`sentry init` makes one");
      }
      return fresh(Draft.Kind.NEW, dialogue, true);
    }
    if (wish.upgrade()) {
      return upgraded(before.get());
    }
    if (wish.force()) {
      return fresh(Draft.Kind.REPLACE, dialogue, false);
    }
    if (dialogue.isPresent()) {
      return switch (dialogue.get().existing(config.place().name())) {
        case UPGRADE -> upgraded(before.get());
        case REPLACE -> fresh(Draft.Kind.REPLACE, dialogue, false);
        case LEAVE -> throw InitDialogue.cancelled();
      };
    }
    return wish.lookOnly() && wish.command() == null ? upgraded(before.get()) : same(before.get());
  }

  /** What is there, if it is what would be written. */
  private Draft same(byte[] before) throws IOException, RefusalException, BadConfigException {
    String text = new String(before, StandardCharsets.UTF_8);
    if (survey.likeliest().isPresent() || wish.command() != null) {
      Draft draft = fresh(Draft.Kind.SAME, Optional.empty(), false);
      if (draft.text().equals(text)) {
        return draft;
      }
    }
    // A config that cannot be read is the more important thing to say.
    loaded(before);
    throw RefusalException.failed(
        "`" + config.place().name() + "` is there already, and was left alone",
        "`--upgrade` adds what is missing in it, `--force` makes it afresh and keeps a copy");
  }

  private Draft fresh(Draft.Kind kind, Optional<InitDialogue> dialogue, boolean all)
      throws IOException, RefusalException {
    var remarks = new ArrayList<String>();
    Optional<Start> start = start(dialogue, remarks);
    if (start.isEmpty()) {
      if (wish.lookOnly()) {
        return new Draft(kind, start, "", List.of(), List.of(), remarks);
      }
      throw RefusalException.failed(
          "nothing in " + config.place().root() + " says what starts the job",
          "say it: `sentry init --command 'python train.py'`");
    }
    Start chosen = start.get();
    boolean usual = chosen.traits().nature() == Nature.SERVICE;
    boolean asks = dialogue.isPresent() && all;
    boolean service = asks ? dialogue.get().service(chosen) : usual;
    boolean copies = dialogue.isEmpty() || dialogue.get().snapshots(survey.snapshots());
    List<Proposed> pieces = Proposal.of(chosen, service, copies ? survey.snapshots() : List.of());
    return new Draft(kind, start, Upgrade.fresh(pieces), pieces, List.of(), remarks);
  }

  private Optional<Start> start(Optional<InitDialogue> dialogue, List<String> remarks)
      throws IOException, RefusalException {
    String typed = wish.command();
    if (typed == null) {
      return dialogue.isPresent() ? Optional.of(dialogue.get().start(survey)) : survey.likeliest();
    }
    return switch (ShellWords.typed(typed)) {
      case ShellWords.Typed.Words(List<String> words) -> Optional.of(survey.named(words));
      case ShellWords.Typed.ForShell(String because) -> {
        remarks.add(InitText.shellNote(because));
        yield Optional.of(survey.named(List.of("sh", "-c", typed)));
      }
      case ShellWords.Typed.Broken(String why) ->
          throw RefusalException.usage(
              "`--command` is no command: " + why,
              "in quotes, as a shell would take it: `--command 'python train.py --name \"a b\"'`");
    };
  }

  private Draft upgraded(byte[] before) throws BadConfigException {
    Config now = loaded(before).config();
    Optional<Start> start =
        now.process().command().isEmpty()
            ? survey.likeliest()
            : Optional.of(survey.named(now.process().command()));
    if (start.isEmpty()) {
      String text = new String(before, StandardCharsets.UTF_8);
      return new Draft(Draft.Kind.SAME, start, text, List.of(), List.of(), List.of());
    }
    boolean service =
        now.process().command().isEmpty()
            ? start.get().traits().nature() == Nature.SERVICE
            : now.process().lifecycle() == Lifecycle.RESTART_ALWAYS;
    Upgrade upgrade =
        Upgrade.of(
            new String(before, StandardCharsets.UTF_8),
            now,
            Proposal.of(start.get(), service, survey.snapshots()),
            text -> parsed(text.getBytes(StandardCharsets.UTF_8)) instanceof Loaded.Good);
    return new Draft(
        upgrade.taken().isEmpty() ? Draft.Kind.SAME : Draft.Kind.UPGRADE,
        Optional.empty(),
        upgrade.text(),
        upgrade.taken(),
        upgrade.byHand(),
        List.of());
  }

  private Draft imported(Path earlier) throws IOException, RefusalException, BadConfigException {
    String name = config.place().root().relativize(earlier).toString();
    byte[] content =
        HomeConfig.bounded(earlier)
            .orElseThrow(
                () -> RefusalException.failed("`" + name + "` went away meanwhile", "try again"));
    return switch (Migration.of(content, name)) {
      case Migration.Outcome.Unreadable(List<ConfigProblem> problems) ->
          throw new BadConfigException(
              problems, "sentry: `" + name + "` could not be taken over; nothing was written");
      case Migration.Outcome.Migrated(String text, List<String> changes) -> {
        var remarks = new ArrayList<String>();
        remarks.add("made from " + name + ", which stays as it is");
        remarks.addAll(changes);
        yield new Draft(Draft.Kind.IMPORT, Optional.empty(), text, List.of(), List.of(), remarks);
      }
    };
  }

  private Loaded.Good loaded(byte[] content) throws BadConfigException {
    return switch (parsed(content)) {
      case Loaded.Good good -> good;
      case Loaded.Bad(List<ConfigProblem> problems) ->
          throw new BadConfigException(
              problems,
              "sentry: "
                  + config.place().name()
                  + " was left alone: mend it, or `--force` makes it afresh and keeps a copy");
    };
  }

  private Loaded parsed(byte[] content) {
    return ConfigLoader.parse(
        content, config.place().name(), new Surroundings(config.place().root(), console.env()));
  }
}
