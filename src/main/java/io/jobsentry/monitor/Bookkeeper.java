package io.jobsentry.monitor;

import io.jobsentry.disk.Disk;
import io.jobsentry.journal.Journal;
import io.jobsentry.ledger.Clerk;
import io.jobsentry.ledger.LedgerFile;
import io.jobsentry.ledger.Row;
import io.jobsentry.model.Layout;
import io.jobsentry.model.Moment;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps the ledger in step with the journal. A row is written once the fact that it tells of is on
 * disk for good; what a crash comes before is made again from the journal by the next sentry, and
 * what is there already is known by the number of its fact. A ledger that cannot be written stops
 * nothing else.
 */
public final class Bookkeeper implements Scribe, AutoCloseable {
  /** More rows than these are left to the next sentry, which finds them in the journal. */
  private static final int KEPT = 10_000;

  private final Disk disk;
  private final Layout layout;
  private final Redactor redactor;
  private final Consumer<String> trouble;

  private final Clerk clerk = new Clerk();
  private final List<Row> unwritten = new ArrayList<>();
  private Optional<Journal> journal = Optional.empty();
  private Optional<LedgerFile> ledger = Optional.empty();
  private long firstSeq;
  private boolean troubled;
  private boolean overwhelmed;

  /**
   * @param redactor knows the secrets that no row may tell
   */
  public Bookkeeper(Disk disk, Layout layout, Redactor redactor, Consumer<String> trouble) {
    this.disk = disk;
    this.layout = layout;
    this.redactor = redactor;
    this.trouble = trouble;
  }

  /** Takes in what a journal held when it was opened. */
  public void catchUp(Journal opened, List<Journal.Entry> entries, Moment now) {
    journal = Optional.of(opened);
    firstSeq = entries.isEmpty() ? 0 : entries.getFirst().seq();
    wrote(entries, now);
  }

  /** The journal has begun anew. */
  public void goOnIn(Journal successor) {
    journal = Optional.of(successor);
  }

  @Override
  public void wrote(List<Journal.Entry> entries, Moment now) {
    for (Journal.Entry entry : entries) {
      unwritten.addAll(clerk.saw(entry.seq(), entry.at(), entry.fact()));
    }
    if (unwritten.isEmpty() || overwhelmed) {
      unwritten.clear();
      return;
    }
    try {
      write(now);
      if (troubled) {
        troubled = false;
        trouble.accept("the ledger can be written again");
      }
    } catch (IOException e) {
      if (!troubled) {
        troubled = true;
        trouble.accept(
            "`"
                + layout.attempts()
                + "` cannot be written, and is made up for later: "
                + e.getMessage());
      }
      overwhelmed = unwritten.size() > KEPT;
    }
  }

  private void write(Moment now) throws IOException {
    LedgerFile open = opened(now);
    if (unwritten.isEmpty()) {
      return;
    }
    if (journal.isPresent()) {
      journal.get().sync(now.wall());
    }
    open.append(unwritten.stream().map(this::redacted).toList());
    unwritten.clear();
  }

  private LedgerFile opened(Moment now) throws IOException {
    if (ledger.isEmpty()) {
      LedgerFile.Opened opened = LedgerFile.open(disk, layout, now.wall());
      opened.repairs().forEach(trouble);
      ledger = Optional.of(opened.ledger());
      opened.ledger().latest().ifPresent(this::forget);
    }
    return ledger.get();
  }

  /** Rows come in the order of their facts: up to the newest of the ledger, all are there. */
  private void forget(LedgerFile.Latest latest) {
    for (int i = unwritten.size() - 1; i >= 0; i--) {
      Row row = unwritten.get(i);
      if (row.origin().equals(Optional.of(latest.origin())) && row.at().equals(latest.at())) {
        unwritten.subList(0, i + 1).clear();
        return;
      }
    }
    if (latest.origin().seq() >= firstSeq) {
      // The journal is another one, or has lost its end: only times can tell what is new.
      unwritten.removeIf(row -> !row.at().isAfter(latest.at()));
    }
  }

  private Row redacted(Row row) {
    return row.saying(redactor.redact(row.description()).text());
  }

  @Override
  public void close() throws IOException {
    if (ledger.isPresent()) {
      ledger.get().close();
    }
  }
}
