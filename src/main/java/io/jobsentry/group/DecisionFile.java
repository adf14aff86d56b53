package io.jobsentry.group;

import io.jobsentry.disk.Disk;
import io.jobsentry.json.JsonText;
import io.jobsentry.model.Layout;
import io.jobsentry.redact.Redactor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;

/**
 * What was decided about groups, a line each, for good. Whoever adds one holds the database's right
 * to write: it has one writer at a time.
 */
final class DecisionFile {
  private final Layout layout;
  private final Disk disk;
  private final Redactor redactor;
  private final Growing lines;

  DecisionFile(Layout layout, Disk disk, Redactor redactor) {
    this.layout = layout;
    this.disk = disk;
    this.redactor = redactor;
    this.lines = new Growing(layout.decisions());
  }

  Growing lines() {
    return lines;
  }

  void add(Decision decision) throws IOException {
    String line = JsonText.compact(DecisionText.json(clean(decision))) + "\n";
    try (Disk.Appender file = disk.append(layout.decisions())) {
      long size = file.size();
      try {
        // A line that a crash has torn gets its end, and stays one that says nothing.
        String start = isTorn() ? "\n" : "";
        file.append((start + line).getBytes(StandardCharsets.UTF_8), true);
      } catch (IOException e) {
        try {
          file.cutTo(size);
        } catch (IOException further) {
          e.addSuppressed(further);
        }
        throw e;
      }
    }
  }

  private boolean isTorn() throws IOException {
    try (FileChannel file = FileChannel.open(layout.decisions(), StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return file.size() > 0 && file.read(last, file.size() - 1) == 1 && last.get(0) != '\n';
    }
  }

  private Decision clean(Decision decision) {
    String why = redactor.redact(decision.why()).text();
    return switch (decision) {
      case Decision.Resolved it -> new Decision.Resolved(it.group(), it.at(), it.by(), why);
      case Decision.Reopened it -> new Decision.Reopened(it.group(), it.at(), why);
      case Decision.Muted it -> new Decision.Muted(it.group(), it.at(), it.until(), why);
      case Decision.Unmuted it -> new Decision.Unmuted(it.group(), it.at(), why);
    };
  }
}
