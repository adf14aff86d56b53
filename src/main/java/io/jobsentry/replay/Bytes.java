package io.jobsentry.replay;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of one log, unpacked where they were packed by gzip, whatever the log is called. */
final class Bytes implements AutoCloseable {
  private static final int MAGIC = 4;
  private static final int UNPACKED_AT_ONCE = 1 << 16;

  /** How what is packed by others begins, and what unpacks it. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "28b52ffd", "zstdcat", "fd377a58", "xzcat", "425a6839", "bzcat", "504b0304", "unzip -p");

  private final String name;
  private final InputStream in;
  private final Counted packed;
  private final boolean unpacking;
  private long read;

  private Bytes(String name, InputStream in, Counted packed, boolean unpacking) {
    this.name = name;
    this.in = in;
    this.packed = packed;
    this.unpacking = unpacking;
  }

  /** What comes out of the source itself. */
  private static final class Counted extends InputStream {
    private final InputStream from;
    private volatile long count;

    Counted(InputStream from) {
      this.from = from;
    }

    private void add(long bytes) {
      long sum = count + Math.max(0, bytes);
      count = sum;
    }

    @Override
    public int read() throws IOException {
      int one = from.read();
      add(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = from.read(bytes, offset, length);
      add(read);
      return read;
    }

    @Override
    public int available() throws IOException {
      return from.available();
    }

    @Override
    public void close() throws IOException {
      from.close();
    }
  }

  static Bytes of(String name, InputStream source) throws IOException {
    var packed = new Counted(source);
    var in = new PushbackInputStream(packed, MAGIC);
    byte[] head = in.readNBytes(MAGIC);
    in.unread(head);
    boolean gzip = head.length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
    String other = OTHERS.get(hex(head));
    if (other != null) {
      in.close();
      throw new UnreadableLogException(
          "`" + name + "` is packed by something else than gzip",
          "unpack it on the way: `" + other + " FILE | sentry … -`");
    }
    try {
      return new Bytes(name, gzip ? new GZIPInputStream(in, UNPACKED_AT_ONCE) : in, packed, gzip);
    } catch (EOFException | ZipException e) {
      throw damaged(name, 0, e);
    }
  }

  /** Fills the array as far as there is something; the number of bytes, 0 at the end. */
  int fill(byte[] bytes, int from) throws IOException {
    int at = from;
    try {
      while (at < bytes.length) {
        int more = in.read(bytes, at, bytes.length - at);
        if (more < 0) {
          break;
        }
        at += more;
      }
    } catch (EOFException | ZipException e) {
      if (at > from) {
        // What there is is shown; the next read fails in the same way.
        read += at - from;
        return at - from;
      }
      throw damaged(name, read, e);
    } catch (IOException e) {
      if (unpacking) {
        throw damaged(name, read, e);
      }
      throw e;
    }
    read += at - from;
    return at - from;
  }

  /** How much of the source has been taken. */
  long taken() {
    return packed.count;
  }

  private static UnreadableLogException damaged(String name, long after, IOException e) {
    return new UnreadableLogException(
        "`"
            + name
            + "` is damaged: after "
            + after
            + " unpacked bytes gzip fails with "
            + e.getMessage(),
        after == 0 ? "" : "everything before that was read");
  }

  private static String hex(byte[] head) {
    return java.util.HexFormat.of().formatHex(head);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
