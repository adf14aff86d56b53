package io.jobsentry.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the kernel of Linux tells one thread of changes to folders and files. Java's own watch
 * service passes every change through two more threads, which costs a supervisor of a quiet job
 * most of what it costs.
 */
public final class Inotify implements AutoCloseable {
  private static final int MODIFY = 0x2;
  private static final int MOVED_FROM = 0x40;
  private static final int MOVED_TO = 0x80;
  private static final int CREATE = 0x100;
  private static final int DELETE = 0x200;
  private static final int CHANGES = MODIFY | MOVED_FROM | MOVED_TO | CREATE | DELETE;
  private static final int NON_BLOCKING = 0x800;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final short READABLE = 1;
  private static final int EINTR = 4;
  private static final int MANY_EVENTS = 4096;

  /** By the names that Java has for the processors. */
  private static final Map<String, Calls> CALLS =
      Map.of(
          "amd64", new Calls(294, 254, 255, 290, 271, 0, 1),
          "aarch64", new Calls(26, 27, 28, 19, 73, 63, 64));

  private final Calls calls;

  /** Where changes can be read. */
  private final int queue;

  /** What can be rung by other threads. */
  private final int bell;

  /** The numbers of the system's calls, which are each processor's own. */
  private record Calls(
      long open, long watch, long unwatch, long bell, long poll, long read, long write) {}

  private Inotify(Calls calls, int queue, int bell) {
    this.calls = calls;
    this.queue = queue;
    this.bell = bell;
  }

  /** None where the platform has nothing of the kind, or the user has as many as are allowed. */
  public static Optional<Inotify> open() {
    Calls calls = CALLS.get(System.getProperty("os.arch", ""));
    if (!Native.LINUX || calls == null) {
      return Optional.empty();
    }
    try {
      int queue =
          Native.syscall("inotify_init1", calls.open, NON_BLOCKING | CLOSE_ON_EXEC, 0, 0, 0);
      try {
        int bell = Native.syscall("eventfd2", calls.bell, 0, NON_BLOCKING | CLOSE_ON_EXEC, 0, 0);
        return Optional.of(new Inotify(calls, queue, bell));
      } catch (PosixException e) {
        Posix.close(queue);
        throw e;
      }
    } catch (PosixException _) {
      return Optional.empty();
    }
  }

  /**
   * Tells of changes to a file, or to what is in a folder, from now on. To ask again for the same
   * one changes nothing.
   *
   * @return its number
   */
  public int watch(Path path) throws PosixException {
    try (Arena arena = Arena.ofConfined()) {
      return Native.syscall(
          "inotify_add_watch", calls.watch, queue, Posix.name(path, arena).address(), CHANGES, 0);
    }
  }

  /** No more of this one; nothing happens when it is gone already. */
  public void unwatch(int number) {
    try {
      Native.syscall("inotify_rm_watch", calls.unwatch, queue, number, 0, 0);
    } catch (PosixException _) {
      // The kernel has dropped it, since what was watched is no more.
    }
  }

  /**
   * Waits for a change, for the bell, or until the time is over. May return early.
   *
   * @return whether there was something before the time was over
   */
  public boolean await(Duration atMost) throws PosixException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment both = arena.allocate(16);
      both.set(JAVA_INT, 0, queue);
      both.set(JAVA_SHORT, 4, READABLE);
      both.set(JAVA_INT, 8, bell);
      both.set(JAVA_SHORT, 12, READABLE);
      MemorySegment time = arena.allocate(16, 8);
      time.set(JAVA_LONG, 0, atMost.toSeconds());
      time.set(JAVA_LONG, 8, atMost.toNanosPart());
      int ready = Native.syscall("ppoll", calls.poll, both.address(), 2, time.address(), 0);
      if (both.get(JAVA_SHORT, 6) != 0) {
        drop(queue, arena.allocate(MANY_EVENTS, 8));
      }
      if (both.get(JAVA_SHORT, 14) != 0) {
        drop(bell, arena.allocate(JAVA_LONG));
      }
      return ready > 0;
    } catch (PosixException e) {
      if (e.errno() == EINTR) {
        return true;
      }
      throw e;
    }
  }

  /** What it says is not asked: whoever was woken looks for himself. */
  private void drop(int fd, MemorySegment into) throws PosixException {
    Native.syscall("read", calls.read, fd, into.address(), into.byteSize(), 0);
  }

  /** Ends the wait of another thread, or the next one. */
  public void ring() throws PosixException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment one = arena.allocate(JAVA_LONG);
      one.set(JAVA_LONG, 0, 1);
      Native.syscall("write", calls.write, bell, one.address(), one.byteSize(), 0);
    }
  }

  /** Not while anybody waits. */
  @Override
  public void close() {
    Posix.close(queue);
    Posix.close(bell);
  }
}
