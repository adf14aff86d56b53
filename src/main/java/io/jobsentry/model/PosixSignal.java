package io.jobsentry.model;

import java.util.Locale;
import java.util.Optional;

/** A signal that can be sent to the job, with its number on this platform. */
public enum PosixSignal {
  HUP(1, 1),
  INT(2, 2),
  QUIT(3, 3),
  ABRT(6, 6),
  KILL(9, 9),
  USR1(10, 30),
  USR2(12, 31),
  TERM(15, 15),
  CONT(18, 19),
  STOP(19, 17),
  TSTP(20, 18),
  WINCH(28, 28);

  private static final boolean LINUX =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");

  private final int onLinux;
  private final int onBsd;

  PosixSignal(int onLinux, int onBsd) {
    this.onLinux = onLinux;
    this.onBsd = onBsd;
  }

  public int number() {
    return LINUX ? onLinux : onBsd;
  }

  /** Accepts {@code TERM}, {@code SIGTERM} and {@code 15}. */
  public static Optional<PosixSignal> parse(String text) {
    String wanted = text.trim().toUpperCase(Locale.ROOT);
    for (PosixSignal signal : values()) {
      if (wanted.equals(signal.name())
          || wanted.equals("SIG" + signal.name())
          || wanted.equals(Integer.toString(signal.number()))) {
        return Optional.of(signal);
      }
    }
    return Optional.empty();
  }

  /** The usual name of a signal number, for those too that are never sent. */
  public static String nameOf(int number) {
    for (PosixSignal signal : values()) {
      if (signal.number() == number) {
        return "SIG" + signal.name();
      }
    }
    return switch (number) {
      case 4 -> "SIGILL";
      case 5 -> "SIGTRAP";
      case 7 -> LINUX ? "SIGBUS" : "signal 7";
      case 8 -> "SIGFPE";
      case 10 -> "SIGBUS";
      case 11 -> "SIGSEGV";
      case 13 -> "SIGPIPE";
      case 14 -> "SIGALRM";
      case 24 -> "SIGXCPU";
      case 25 -> "SIGXFSZ";
      case 31 -> "SIGSYS";
      default -> "signal " + number;
    };
  }
}
