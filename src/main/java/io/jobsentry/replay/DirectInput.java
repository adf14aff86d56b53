package io.jobsentry.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a file by large pieces, through one buffer that the kernel fills without a detour. */
final class DirectInput extends InputStream {
  private static final int SIZE = 1 << 18;

  private final FileChannel channel;
  private final InputStream single;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(SIZE);

  /**
   * @param single the same channel, for bytes one by one
   */
  DirectInput(FileChannel channel, InputStream single) {
    this.channel = channel;
    this.single = single;
  }

  @Override
  public int read() throws IOException {
    return single.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    buffer.clear().limit(Math.min(SIZE, length));
    int read = channel.read(buffer);
    if (read > 0) {
      buffer.flip().get(bytes, offset, read);
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
