package io.jobsentry.cli;

import io.jobsentry.config.Config;
import io.jobsentry.config.ConfigLoader;
import io.jobsentry.config.ConfigPlace;
import io.jobsentry.config.Loaded;
import io.jobsentry.core.Command;
import io.jobsentry.core.State;
import io.jobsentry.disk.FullDisk;
import io.jobsentry.disk.RealDisk;
import io.jobsentry.inbox.Postbox;
import io.jobsentry.inbox.Reply;
import io.jobsentry.journal.UnreadableFactException;
import io.jobsentry.model.Layout;
import io.jobsentry.model.PosixSignal;
import io.jobsentry.monitor.Session;
import io.jobsentry.process.SupervisorLock;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Brings a command to the supervisor and its answer back. Where no supervisor runs, it becomes one
 * for as long as the command takes, so that a job whose supervisor died can be stopped all the
 * same.
 */
final class Courier {
  private static final Duration LOOK = Duration.ofMillis(10);

  /** After this long without an answer it is said that one is waited for. */
  private static final Duration SILENCE = Duration.ofSeconds(1);

  private static final String STOPPED = "stopped, and nothing of the job is left";

  private final Console console;
  private final Layout layout;
  private final RealDisk disk = new RealDisk();
  private final Clock clock = Clock.SYSTEM;

  Courier(Console console, Layout layout) {
    this.console = console;
    this.layout = layout;
  }

  Reply deliver(Command.Verb verb) throws IOException, InterruptedException, RefusalException {
    if (!Files.isDirectory(layout.home())) {
      throw new RefusalException(
          "`" + layout.root() + "` has no `.sentry`, so nothing ever ran in it",
          "stand in the project, or name it with `--project`",
          ExitStatus.REFUSED);
    }
    Command command = Postbox.command(verb, "`sentry " + word(verb) + "`", clock.now().wall());
    return switch (SupervisorLock.acquireBriefly(layout, Version.running().sentry(), clock)) {
      case SupervisorLock.Answer.Refused _ -> send(command);
      case SupervisorLock.Answer.Granted(var lock) -> {
        try (lock) {
          yield carry(command);
        }
      }
    };
  }

  private Reply send(Command command) throws IOException, InterruptedException, RefusalException {
    var postbox = new Postbox(layout, disk);
    try {
      postbox.send(command);
    } catch (IOException e) {
      if (!FullDisk.isBehind(e)) {
        throw e;
      }
      return withoutALetter(command);
    }
    return await(command, postbox);
  }

  /**
   * No command fits on the disk any more. A signal needs no room, and to a supervisor SIGTERM means
   * the same as a stop; nothing else can be told that way.
   */
  private Reply withoutALetter(Command command)
      throws IOException, InterruptedException, RefusalException {
    String full = "the disk of `" + layout.home() + "` is full";
    if (command.verb() != Command.Verb.STOP) {
      throw RefusalException.failed(
          full + ", so the supervisor cannot be told to " + word(command.verb()),
          "make room and say it again; `sentry stop` works all the same");
    }
    if (!SupervisorLock.signal(layout, PosixSignal.TERM)) {
      throw RefusalException.failed(
          full + ", and the supervisor cannot be found", "make room and say it again");
    }
    console.err().println("sentry: " + full + ", so the supervisor is sent SIGTERM instead");
    while (SupervisorLock.holder(layout).isPresent()) {
      Thread.sleep(LOOK);
    }
    return verified(command);
  }

  /** The supervisor is gone; whether the job is too, the machine must say. */
  private Reply verified(Command command)
      throws IOException, InterruptedException, RefusalException {
    if (SupervisorLock.acquireBriefly(layout, Version.running().sentry(), clock)
        instanceof SupervisorLock.Answer.Granted(var lock)) {
      try (lock) {
        Reply reply = carry(command);
        return reply.ok() ? new Reply(true, STOPPED) : reply;
      }
    }
    throw RefusalException.failed(
        "another sentry has taken over meanwhile", "`sentry status` shows how things stand");
  }

  private Reply await(Command command, Postbox postbox)
      throws IOException, InterruptedException, RefusalException {
    Duration start = clock.now().uptime();
    boolean said = false;
    while (true) {
      Optional<Reply> reply = postbox.fetch(command);
      if (reply.isPresent()) {
        return reply.get();
      }
      if (!said && clock.now().uptime().minus(start).compareTo(SILENCE) > 0) {
        said = true;
        console.err().println("sentry: asked for `" + word(command.verb()) + "`, and waiting");
      }
      if (said && SupervisorLock.holder(layout).isEmpty()) {
        postbox.withdraw(command);
        if (command.verb() == Command.Verb.STOP) {
          return verified(command);
        }
        throw RefusalException.failed(
            "the supervisor died before it answered",
            "`sentry " + word(command.verb()) + "` once more does it without one");
      }
      Thread.sleep(LOOK);
    }
  }

  private Reply carry(Command command) throws IOException, InterruptedException, RefusalException {
    var undertaking =
        new Undertaking(
            layout, config(), lastCommand(), config().process().lifecycle(), console.env());
    var talk = new Talk(console, undertaking.ownLog());
    var setup = undertaking.setup(clock);
    try (Session session =
        Session.open(
            layout,
            setup,
            disk,
            clock,
            Version.running().sentry(),
            sentence -> talk.say(sentence, clock.now().wall()))) {
      State end =
          new Watchroom(layout, setup, disk, clock, talk, console.env(), Optional.empty())
              .carry(session, command);
      State.Answer answer = Optional.ofNullable(end.answers().get(command.id())).orElseThrow();
      return new Reply(answer.ok(), answer.text());
    } catch (UnreadableFactException e) {
      throw RunCommand.unreadable(layout, e);
    }
  }

  /** A config that has been broken meanwhile is no reason not to stop. */
  private Config config() {
    ConfigPlace place = ConfigPlace.of(layout, console.cwd());
    return Files.exists(place.file())
            && ConfigLoader.load(place, console.env()) instanceof Loaded.Good good
        ? good.config()
        : ConfigLoader.defaults(layout.root()).config();
  }

  /** Nothing is started here, yet a job has a command. */
  private List<String> lastCommand() throws IOException {
    return StateReading.of(layout)
        .map(StateReading::command)
        .filter(command -> !command.isEmpty())
        .orElse(List.of("unknown"));
  }

  private static String word(Command.Verb verb) {
    return verb.name().toLowerCase(java.util.Locale.ROOT);
  }
}
