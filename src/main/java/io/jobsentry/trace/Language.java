package io.jobsentry.trace;

import java.util.Locale;

/** What runs the program that a trace is of. */
public enum Language {
  PYTHON,
  JVM,
  NODE,
  SHELL,
  GO,
  RUST,
  NATIVE,
  RUBY,
  PHP,
  PERL,
  LUA,
  R,
  JULIA,
  DOTNET,
  BEAM,
  SWIFT,
  DART,
  CUDA;

  /** How it is called in files and messages. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
