package io.jobsentry.posix;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The system's calls, with types. */
public final class Posix {
  private static final int O_RDONLY = 0;
  private static final int O_WRONLY = 1;
  private static final int O_CLOEXEC = Native.LINUX ? 0x80000 : 0x1000000;
  private static final int LOCK_SH = 1;
  private static final int LOCK_NB = 4;
  private static final int EWOULDBLOCK = Native.LINUX ? 11 : 35;
  private static final int ENOSYS = 38;
  private static final int EOPNOTSUPP = 95;
  private static final int KEEP_SIZE = 1;
  private static final int PUNCH_HOLE = 2;
  private static final int READ_ALL = 3;
  private static final int PRIO_PROCESS = 0;

  /** How far one steps back: 19 would be to wait for everybody for ever. */
  private static final int NICE = 10;

  private static final Charset PATHS =
      Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"), Charset.defaultCharset());

  private Posix() {}

  /** Sends a signal to whoever has the pid now. */
  public static void kill(long pid, int signal) throws PosixException {
    if (pid <= 1) {
      // 0, -1 and the negatives mean groups or everybody.
      throw new IllegalArgumentException("no signal is ever sent to pid " + pid);
    }
    Native.call(
        "kill",
        (state, _) -> (int) Native.Kill.HANDLE.invokeExact(state, Math.toIntExact(pid), signal));
  }

  /** Whether a descriptor of this process is a terminal. */
  public static boolean isTerminal(int fd) {
    try {
      return Native.call("isatty", (state, _) -> (int) Native.Isatty.HANDLE.invokeExact(state, fd))
          == 1;
    } catch (PosixException _) {
      return false;
    }
  }

  /**
   * Whether somebody else holds an exclusive {@code flock} on a file. The look takes a shared lock
   * for an instant, so whoever wants the exclusive one must try more than once.
   */
  public static boolean exclusivelyLocked(Path file) throws IOException {
    int fd = open(file, O_RDONLY);
    try {
      Native.call(
          "flock",
          (state, _) -> (int) Native.Flock.HANDLE.invokeExact(state, fd, LOCK_SH | LOCK_NB));
      return false;
    } catch (PosixException e) {
      if (e.errno() == EWOULDBLOCK) {
        return true;
      }
      throw e;
    } finally {
      close(fd);
    }
  }

  /**
   * Sets blocks aside for a part of a file, past its end too, and leaves its size as it is: what is
   * written there later finds room on a full disk.
   *
   * @return false where the platform or the file system cannot
   */
  public static boolean reserve(Path file, long offset, long length) throws IOException {
    return fallocate(file, KEEP_SIZE, offset, length);
  }

  /**
   * Gives the blocks of a part of a file back and leaves its size as it is: the part then reads as
   * zeros.
   *
   * @return false where the platform or the file system cannot
   */
  public static boolean punchHole(Path file, long offset, long length) throws IOException {
    return fallocate(file, KEEP_SIZE | PUNCH_HOLE, offset, length);
  }

  private static boolean fallocate(Path file, int mode, long offset, long length)
      throws IOException {
    if (!Native.LINUX) {
      return false;
    }
    int fd = open(file, O_WRONLY);
    try {
      Native.call(
          "fallocate",
          (state, _) -> (int) Native.Fallocate.HANDLE.invokeExact(state, fd, mode, offset, length));
      return true;
    } catch (PosixException e) {
      if (e.errno() == EOPNOTSUPP || e.errno() == ENOSYS) {
        return false;
      }
      throw e;
    } finally {
      close(fd);
    }
  }

  /**
   * Lets everybody else go first from now on: this thread gets the processor when few want it.
   *
   * @return false where threads have no priority of their own
   */
  public static boolean stepBack() throws PosixException {
    if (!Native.LINUX) {
      return false;
    }
    // Contrary to the standard, 0 is the calling thread there, and not its process.
    Native.call(
        "setpriority",
        (state, _) -> (int) Native.SetPriority.HANDLE.invokeExact(state, PRIO_PROCESS, 0, NICE));
    return true;
  }

  /**
   * The end of what the kernel has logged, in whole lines; nothing where it is not shown to us.
   *
   * @param most so many bytes of it
   */
  public static Optional<String> kernelLog(int most) {
    if (!Native.LINUX) {
      return Optional.empty();
    }
    var text = new AtomicReference<String>();
    try {
      Native.call(
          "klogctl",
          (state, arena) -> {
            MemorySegment into = arena.allocate(most);
            int length = (int) Native.KernelLog.HANDLE.invokeExact(state, READ_ALL, into, most);
            if (length >= 0) {
              byte[] bytes = into.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
              text.set(new String(bytes, StandardCharsets.UTF_8));
            }
            return length;
          });
    } catch (PosixException _) {
      return Optional.empty();
    }
    return Optional.ofNullable(text.get());
  }

  private static int open(Path file, int flags) throws IOException {
    return Native.call(
        "open " + file,
        (state, arena) -> {
          MemorySegment path = name(file, arena);
          return (int) Native.Open.HANDLE.invokeExact(state, path, flags | O_CLOEXEC, 0);
        });
  }

  /** A path as the system wants it. */
  static MemorySegment name(Path file, Arena arena) {
    byte[] name = file.toString().getBytes(PATHS);
    MemorySegment path = arena.allocate(name.length + 1L);
    MemorySegment.copy(name, 0, path, ValueLayout.JAVA_BYTE, 0, name.length);
    return path;
  }

  static void close(int fd) {
    try {
      Native.call("close", (state, _) -> (int) Native.Close.HANDLE.invokeExact(state, fd));
    } catch (PosixException e) {
      throw new IllegalStateException("descriptor " + fd + " was closed already", e);
    }
  }
}
