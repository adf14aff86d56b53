package io.jobsentry.trace;

import java.util.List;

/** Every grammar that there is; the first that opens a trace reads it. */
public final class Grammars {
  public static final List<Grammar> ALL =
      List.of(
          new PhpGrammar(),
          new PythonGrammar(),
          new DotnetGrammar(),
          new JvmGrammar(),
          new NodeGrammar(),
          new ShellGrammar(),
          new GoGrammar(),
          new RustGrammar(),
          new NativeGrammar(),
          new RubyGrammar(),
          new LuaGrammar(),
          new PerlGrammar(),
          new RGrammar(),
          new BeamGrammar(),
          new JuliaGrammar(),
          new SwiftGrammar(),
          new DartGrammar(),
          new CudaGrammar(),
          new SignalGrammar());

  private Grammars() {}
}
