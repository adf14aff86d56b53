package io.jobsentry.monitor;

import io.jobsentry.core.Clue;
import io.jobsentry.core.Fact;
import io.jobsentry.core.Notice;
import io.jobsentry.core.State;
import io.jobsentry.group.Groups;
import io.jobsentry.incident.Chapter;
import io.jobsentry.incident.Dossier;
import io.jobsentry.incident.Incidents;
import io.jobsentry.incident.Page;
import io.jobsentry.incident.Retention;
import io.jobsentry.incident.Snapshots;
import io.jobsentry.model.JobExit;
import io.jobsentry.model.Moment;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Writes incidents down as they happen: the folder when one is opened, and its story until the next
 * or the end of the run. It learns of facts on the monitor thread and works on one of its own, in
 * their order; nobody waits for it but the end of the session.
 */
public final class Casebook implements Witness, AutoCloseable {
  /**
   * Whoever asks for the groups first makes up for what they lack. So many incidents are left to
   * them: a supervisor that sees few of them never loads a database.
   */
  private static final int LEFT_TO_READERS = 200;

  private static final String OLD_ONES = "old incidents";

  private final Incidents incidents;
  private final Groups groups;
  private final Retention retention;
  private final Snapshots snapshots;
  private final Scene scene;
  private final long pid;
  private final Consumer<String> trouble;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("sentry-casebook").factory());

  /** Incidents since the groups were brought up to date. Confined to the thread of its own. */
  private int ungrouped;

  /** The incident whose story goes on. Confined to the monitor thread. */
  private Optional<Open> open = Optional.empty();

  /** The one whose folder grows. Confined to the thread. */
  private String growing = "";

  private record Open(
      Dossier.Subject subject, Dossier.Course course, Optional<Notice> cause, Likeness likeness) {
    Open with(Dossier.Course learnt) {
      return new Open(subject, learnt, cause, likeness);
    }
  }

  /**
   * @param groups are brought up to date now and then
   * @param retention removes what is too much, behind each folder and at the start
   * @param trouble is told what could not be written, in sentences
   */
  public Casebook(
      Incidents incidents,
      Groups groups,
      Retention retention,
      Snapshots snapshots,
      Scene scene,
      long pid,
      Instant now,
      Consumer<String> trouble) {
    this.incidents = incidents;
    this.groups = groups;
    this.retention = retention;
    this.snapshots = snapshots;
    this.scene = scene;
    this.pid = pid;
    this.trouble = trouble;
    later("what a crash left behind", incidents::settle);
    later(OLD_ONES, () -> tidy(now));
  }

  @Override
  public void saw(Fact fact, State state, Moment now) {
    if (!fact.durable()) {
      return;
    }
    if (fact instanceof Fact.IncidentOpened opened) {
      begin(opened, state, now);
    } else {
      open.ifPresent(it -> goOn(it, fact, now));
    }
    if (fact instanceof Fact.TallyCleared || fact instanceof Fact.RunEnded) {
      open = Optional.empty();
    }
  }

  private void begin(Fact.IncidentOpened fact, State state, Moment now) {
    Optional<Notice> cause =
        state.story().clues().stream()
            .map(Clue::notice)
            .filter(it -> it.detector().equals(fact.detector()))
            .filter(it -> it.message().equals(fact.cause()))
            .findFirst();
    Optional<JobExit> exit =
        state
            .lastEnding()
            .filter(it -> it.incarnation().equals(fact.incarnation()))
            .map(it -> it.exit());
    Likeness likeness = Likeness.of(fact, exit);
    var subject =
        new Dossier.Subject(
            fact.id(),
            now.wall(),
            state.run().number(),
            fact.incarnation(),
            fact.detector(),
            fact.cause(),
            state.run().command());
    var course =
        new Dossier.Course(
            exit.map(JobExit::words), fact.lastWords(), Optional.empty(), state.failing());
    var seen = new Open(subject, course, cause, likeness);
    open = Optional.of(seen);
    List<Chapter> story = chapter(fact, now).stream().toList();
    List<Page> exhibits = Exhibits.of(state, pid, now);
    later(
        fact.id(),
        () ->
            growing =
                incidents.open(
                    new Dossier(subject, course),
                    known -> scene.around(known, cause, likeness),
                    story,
                    () -> Stream.concat(exhibits.stream(), snapshots.take().stream()).toList()));
    later(fact.id(), this::group);
    later(OLD_ONES, () -> tidy(now.wall()));
  }

  private void goOn(Open so, Fact fact, Moment now) {
    Open known = learn(so, fact);
    open = Optional.of(known);
    String id = known.subject().id();
    chapter(fact, now).ifPresent(it -> later(id, () -> incidents.tell(id, it)));
    if (fact instanceof Fact.NoticeTaken(var notice)
        && notice.incarnation().equals(known.subject().incarnation())) {
      String line = Exhibits.signal(notice, now.wall());
      later(id, () -> incidents.addLine(id, Exhibits.SIGNALS, line));
    }
    if (fact instanceof Fact.RuleChosen rule
        && rule.incarnation().equals(known.subject().incarnation())) {
      String text = Exhibits.rule(rule, now.wall());
      later(id, () -> incidents.add(id, new Page(Exhibits.RULE, text)));
    }
    if (!known.equals(so)) {
      // What comes after the cause may be worth as much as what came before.
      later(
          id,
          () ->
              incidents.amend(
                  id, known.course(), it -> scene.around(it, known.cause(), known.likeness())));
    }
  }

  private static Open learn(Open so, Fact fact) {
    Dossier.Subject about = so.subject();
    Dossier.Course was = so.course();
    if (fact instanceof Fact.VerdictGiven given && given.incident().equals(about.id())) {
      return so.with(was.judged(Words.of(given.verdict())));
    }
    if (fact instanceof Fact.JobEnded ended && ended.incarnation().equals(about.incarnation())) {
      return so.with(was.endedWith(ended.exit().words()));
    }
    if (fact instanceof Fact.SourcesFailed failed
        && failed.incarnation().equals(about.incarnation())) {
      return so.with(was.failing(failed.sources()));
    }
    return so;
  }

  private static Optional<Chapter> chapter(Fact fact, Moment now) {
    // Of the end of a run the summary tells whoever looks on; the story has nobody else to tell it.
    Optional<String> words =
        fact instanceof Fact.RunEnded(var conclusion)
            ? Optional.of("the run is over: " + conclusion.reason())
            : Words.of(fact);
    return words.map(it -> new Chapter(now.wall(), it));
  }

  /** Whatever goes wrong: a later incident, or whoever asks, makes up for it. */
  private void group() {
    ungrouped++;
    if (ungrouped < LEFT_TO_READERS) {
      return;
    }
    ungrouped = 0;
    try {
      groups.catchUp();
    } catch (IOException e) {
      trouble.accept("the groups of incidents could not be brought up to date: " + e.getMessage());
    }
  }

  /** What is left to do comes after whatever has to be written down meanwhile. */
  private void tidy(Instant now) throws IOException {
    if (retention.pass(now, growing)) {
      later(OLD_ONES, () -> tidy(now));
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private void later(String about, Work work) {
    try {
      thread.execute(
          () -> {
            try {
              work.run();
            } catch (IOException | RuntimeException e) {
              trouble.accept(
                  about.equals(OLD_ONES)
                      ? about + " could not be removed: " + e.getMessage()
                      : "incident " + about + " could not be written down: " + e.getMessage());
            }
          });
    } catch (RejectedExecutionException _) {
      // The session is over.
    }
  }

  @Override
  public void journalFails(String problem, Moment now) {}

  @Override
  public void journalWorksAgain(Moment now) {}

  /** Waits until everything that was seen is written down. */
  @Override
  public void close() {
    thread.close();
  }
}
