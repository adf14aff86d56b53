package io.jobsentry.trace;

import java.util.List;

/** Every grammar that there is; the first that opens a trace reads it. */
public final class Grammars {
  public static final List<Grammar> ALL =
      List.of(
          new PythonGrammar(),
          new JvmGrammar(),
          new NodeGrammar(),
          new ShellGrammar(),
          new GoGrammar(),
          new RustGrammar(),
          new NativeGrammar(), new RubyGrammar());

  private Grammars() {}
}
