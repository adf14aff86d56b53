package io.jobsentry.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether there is room to write. */
final class DiskCheck implements Check {
  /** Less than this is soon used up by the output of a job. */
  private static final long SCARCE = 200L << 20;

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public List<Finding> look(Patient patient) throws IOException {
    Path folder = patient.hasHome() ? patient.layout().home() : patient.layout().root();
    if (Files.getFileStore(folder).isReadOnly() || !Files.isWritable(folder)) {
      return List.of(
          Finding.failure(
              this,
              "`" + folder + "` cannot be written",
              "sentry writes down what it does before it does it",
              "mount it writable, or give the folder to whoever runs sentry"));
    }
    long free = Files.getFileStore(folder).getUsableSpace();
    long wanted = patient.config().minFreeBytes();
    String has = mega(free) + " free";
    if (free < wanted) {
      return List.of(
          Finding.failure(
              this,
              has + ", and the config wants " + mega(wanted),
              "the job is not started while there is less",
              "make room, or lower `process.min_free_bytes`"));
    }
    return List.of(
        free < SCARCE
            ? Finding.warning(
                this, has, "when the disk is full, the job cannot print any more", "make room")
            : Finding.ok(this, has));
  }

  private static String mega(long bytes) {
    return bytes >= 10L << 30 ? (bytes >> 30) + " GB" : (bytes >> 20) + " MB";
  }
}
