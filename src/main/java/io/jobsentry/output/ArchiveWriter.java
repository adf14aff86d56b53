package io.jobsentry.output;

import io.jobsentry.model.Incarnation;
import io.jobsentry.model.Layout;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Makes archives: under a temporary name until they are complete and on the disk. */
final class ArchiveWriter {
  private static final int CHUNK = 1 << 16;

  private final Layout layout;
  private final boolean compress;

  ArchiveWriter(Layout layout, boolean compress) {
    this.layout = layout;
    this.compress = compress;
  }

  /** Copies a part of a segment. When this returns, the archive is there for good. */
  Archive write(Incarnation incarnation, long start, long end) throws IOException {
    Archive archive = Archive.named(layout, incarnation, start, end, compress);
    Path temporary = archive.file().resolveSibling(archive.file().getFileName() + ".tmp");
    try {
      try (var segment = FileChannel.open(layout.segment(incarnation), StandardOpenOption.READ);
          var file =
              Private.open(
                  temporary,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.TRUNCATE_EXISTING)) {
        OutputStream raw = Channels.newOutputStream(file);
        OutputStream out = compress ? new Gzip(raw) : raw;
        copy(segment, start, end, out);
        if (out instanceof Gzip gzip) {
          gzip.finish();
        }
        file.force(true);
      }
      Files.move(temporary, archive.file(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    try (var folder = FileChannel.open(layout.logs(), StandardOpenOption.READ)) {
      folder.force(true);
    }
    return archive;
  }

  private static void copy(FileChannel segment, long start, long end, OutputStream out)
      throws IOException {
    byte[] buffer = new byte[CHUNK];
    long at = start;
    while (at < end) {
      int wanted = (int) Math.min(buffer.length, end - at);
      int read = segment.read(ByteBuffer.wrap(buffer, 0, wanted), at);
      if (read <= 0) {
        throw new EOFException("the segment ends at " + at + ", before " + end);
      }
      out.write(buffer, 0, read);
      at += read;
    }
  }

  /** The last end of a line before the wanted end; the wanted end when none is near. */
  long lineEnd(Incarnation incarnation, long start, long wanted) throws IOException {
    try (var segment = FileChannel.open(layout.segment(incarnation), StandardOpenOption.READ)) {
      long from = Math.max(start, wanted - CHUNK);
      byte[] buffer = new byte[(int) (wanted - from)];
      int read = segment.read(ByteBuffer.wrap(buffer), from);
      for (int i = read - 1; i >= 0; i--) {
        if (buffer[i] == '\n') {
          return from + i + 1;
        }
      }
    }
    return wanted;
  }

  void removeLeftovers(Incarnation incarnation) throws IOException {
    for (Path file : Segments.of(layout, incarnation)) {
      if (file.toString().endsWith(".tmp")) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Fast rather than small: the job wants the processor too. */
  private static final class Gzip extends GZIPOutputStream {
    Gzip(OutputStream out) throws IOException {
      super(out, CHUNK);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
