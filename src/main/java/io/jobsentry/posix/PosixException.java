package io.jobsentry.posix;

import java.io.IOException;

/** A call of the system that failed, with the number that the system gave as its reason. */
public final class PosixException extends IOException {
  private static final long serialVersionUID = 1;
  private static final int EPERM = 1;
  private static final int ESRCH = 3;
  private static final int ENOSPC = 28;
  private static final int EDQUOT = 122;

  private final int errno;

  PosixException(String call, int errno) {
    super("the system refused `" + call + "`: " + reason(errno));
    this.errno = errno;
  }

  public int errno() {
    return errno;
  }

  public boolean noSuchProcess() {
    return errno == ESRCH;
  }

  public boolean notPermitted() {
    return errno == EPERM;
  }

  /** Whether the disk, or what this user may have of it, is full. */
  public boolean isNoSpace() {
    return errno == ENOSPC || errno == EDQUOT;
  }

  private static String reason(int errno) {
    return switch (errno) {
      case EPERM -> "not permitted";
      case 2 -> "no such file";
      case ESRCH -> "no such process";
      case 13 -> "permission denied";
      case 22 -> "invalid argument";
      case 23, 24 -> "too many open files";
      case ENOSPC -> "no space left";
      case 30 -> "the file system is read-only";
      default -> "error " + errno;
    };
  }
}
