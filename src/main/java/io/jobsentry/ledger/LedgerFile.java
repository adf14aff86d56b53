package io.jobsentry.ledger;

import io.jobsentry.disk.Disk;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ledger on disk, open for adding rows. Whoever opens it holds the supervisor's lock: it has
 * one writer.
 */
public final class LedgerFile implements AutoCloseable {
  /** It is read whole when it is opened, by a supervisor that has to stay small. */
  private static final long LARGEST = 48_000_000;

  private final Disk disk;
  private final Layout layout;
  private final Disk.Appender file;
  private final Link link = new Link();

  /** What has to stand before the next row, and is not written before there is one. */
  private final List<Row> due = new ArrayList<>();

  private boolean headed;
  private long size;
  private long rows;
  private String hash;
  private boolean doubtful;
  private Optional<Latest> latest;

  /** The newest row that tells of a fact. */
  public record Latest(Row.Origin origin, Instant at) {}

  /**
   * An opened ledger.
   *
   * @param repairs what was wrong with it and what was done about that, in sentences
   */
  public record Opened(LedgerFile ledger, List<String> repairs) {}

  private LedgerFile(Disk disk, Layout layout, Disk.Appender file, Stock stock) {
    this.disk = disk;
    this.layout = layout;
    this.file = file;
    this.size = stock.size();
    this.rows = stock.rows();
    this.hash = stock.hash();
    this.headed = stock.headed();
    this.latest = stock.latest();
  }

  /**
   * Opens the ledger, or makes an empty one. A line that was never finished is cut off, or finished
   * where only its end is missing.
   */
  public static Opened open(Disk disk, Layout layout, Instant now) throws IOException {
    if (Files.isRegularFile(layout.attempts()) && Files.size(layout.attempts()) > LARGEST) {
      throw new IOException(
          "it is larger than "
              + LARGEST / 1_000_000
              + " MB; once it is moved away, a new one begins");
    }
    byte[] bytes = disk.exists(layout.attempts()) ? disk.read(layout.attempts()) : new byte[0];
    Optional<Head> head = head(disk, layout);
    var stock = Stock.of(bytes, head);
    var repairs = new ArrayList<String>();
    Disk.Appender file = disk.append(layout.attempts());
    if (stock.size() < bytes.length) {
      file.cutTo(stock.size());
      repairs.add(
          "the last "
              + (bytes.length - stock.size())
              + " bytes of the ledger were never finished and are cut off");
    }
    if (stock.unended()) {
      file.append(new byte[] {'\n'}, true);
      stock = stock.ended();
    }
    var ledger = new LedgerFile(disk, layout, file, stock);
    boolean lost = head.isPresent() && !stock.headFound();
    if (lost) {
      long missing = Math.max(0, head.get().rows() - stock.rows());
      String sentence =
          "the ledger does not lead to the hash that is kept apart; at least "
              + missing
              + (missing == 1 ? " row is" : " rows are")
              + " missing";
      ledger.due.add(Row.anchor(now, sentence, "head:" + head.get().rows()));
      repairs.add(sentence);
    } else if (stock.rows() == 0) {
      ledger.due.add(
          Row.anchor(
              now,
              stock.lines() == 0
                  ? "the ledger begins"
                  : "the chain begins; lines before it: " + stock.lines(),
              ""));
    }
    return new Opened(ledger, repairs);
  }

  /** What is kept apart; empty where there is nothing that can be read. */
  private static Optional<Head> head(Disk disk, Layout layout) throws IOException {
    return disk.exists(layout.attemptsHead())
        ? Head.parse(disk.read(layout.attemptsHead()))
        : Optional.empty();
  }

  /** What is kept apart, for readers. */
  public static Optional<Head> head(Layout layout) throws IOException {
    return Files.isRegularFile(layout.attemptsHead())
        ? Head.parse(Files.readAllBytes(layout.attemptsHead()))
        : Optional.empty();
  }

  /** Keeps apart the hash of the last row of a ledger that is sound, where there was none. */
  public static void keepHead(Disk disk, Layout layout, Audit audit) throws IOException {
    if (audit.broken().isPresent() || audit.head() != Audit.HeadFit.MISSING) {
      throw new IllegalArgumentException("only what is sound is vouched for");
    }
    disk.replace(layout.attemptsHead(), new Head(audit.rows(), audit.hash()).bytes(), true);
  }

  public Optional<Latest> latest() {
    return latest;
  }

  /**
   * Adds rows, for good. When it throws, none of them counts, and the next call first takes away
   * what is left of them.
   */
  public void append(List<Row> added) throws IOException {
    if (doubtful) {
      file.cutTo(size);
      doubtful = false;
    }
    var all = new ArrayList<Row>(due);
    all.addAll(added);
    String last = hash;
    var text = new StringBuilder(headed ? "" : Row.HEADER);
    if (rows == 0) {
      // The first is bound to all that stands before it, the header included.
      last = Stock.seal(disk, layout, size, text.toString());
    }
    for (Row row : all) {
      String line = link.line(row, last);
      last = line.substring(line.length() - Link.HEX);
      text.append(line).append('\n');
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    doubtful = true;
    file.append(bytes, true);
    doubtful = false;
    size += bytes.length;
    rows += all.size();
    hash = last;
    headed = true;
    due.clear();
    for (Row row : added) {
      latest = row.origin().map(origin -> new Latest(origin, row.at())).or(() -> latest);
    }
    keepHead();
  }

  private void keepHead() {
    try {
      disk.replace(layout.attemptsHead(), new Head(rows, hash).bytes(), false);
    } catch (IOException _) {
      // It is behind now, as after a crash, and the next row brings it up to date.
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
