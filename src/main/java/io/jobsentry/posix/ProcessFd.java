package io.jobsentry.posix;

/**
 * A hold on one process: once it is open, a signal sent through it reaches that process or nobody,
 * even when its pid has been given to another meanwhile. Where the platform has no such thing, the
 * pid itself is used.
 */
public final class ProcessFd implements AutoCloseable {
  private static final long PIDFD_SEND_SIGNAL = 424;
  private static final long PIDFD_OPEN = 434;
  private static final int ENOSYS = 38;
  private static final int NONE = -1;

  private final long pid;
  private final int fd;

  private ProcessFd(long pid, int fd) {
    this.pid = pid;
    this.fd = fd;
  }

  /**
   * Takes hold of whoever has the pid now; the caller checks afterwards that it is the right one.
   */
  public static ProcessFd open(long pid) throws PosixException {
    if (pid <= 1) {
      throw new IllegalArgumentException("no signal is ever sent to pid " + pid);
    }
    if (!Native.LINUX) {
      return new ProcessFd(pid, NONE);
    }
    try {
      return new ProcessFd(pid, Native.syscall("pidfd_open", PIDFD_OPEN, pid, 0, 0, 0));
    } catch (PosixException e) {
      if (e.errno() == ENOSYS) {
        return new ProcessFd(pid, NONE);
      }
      throw e;
    }
  }

  /** Whether a recycled pid is out of the question. */
  public boolean exact() {
    return fd != NONE;
  }

  public void send(int signal) throws PosixException {
    if (fd == NONE) {
      Posix.kill(pid, signal);
    } else {
      Native.syscall("pidfd_send_signal", PIDFD_SEND_SIGNAL, fd, signal, 0, 0);
    }
  }

  @Override
  public void close() {
    if (fd != NONE) {
      Posix.close(fd);
    }
  }
}
