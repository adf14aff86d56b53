package io.jobsentry.cli;

/** A shell that completions are made for. */
enum Shell {
  BASH,
  ZSH,
  FISH,
  POWERSHELL,
  NUSHELL
}
