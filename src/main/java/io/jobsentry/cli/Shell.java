package io.jobsentry.cli;

import java.util.Locale;

/** A shell that completions are made for. */
enum Shell {
  BASH,
  ZSH,
  FISH,
  POWERSHELL,
  NUSHELL;

  /** As it is typed and offered. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
