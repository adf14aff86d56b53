package io.jobsentry.output;

import io.jobsentry.posix.Posix;
import java.io.IOException;
import java.nio.file.Path;

/** What a file system can do with the blocks of a file. Both answer false where it cannot. */
public interface Blocks {

  /** Sets blocks aside without changing the size. */
  boolean reserve(Path file, long offset, long length) throws IOException;

  /** Gives blocks back without changing the size. */
  boolean punchHole(Path file, long offset, long length) throws IOException;

  /** The machine's own. */
  Blocks NATIVE =
      new Blocks() {
        @Override
        public boolean reserve(Path file, long offset, long length) throws IOException {
          return Posix.reserve(file, offset, length);
        }

        @Override
        public boolean punchHole(Path file, long offset, long length) throws IOException {
          return Posix.punchHole(file, offset, length);
        }
      };
}
