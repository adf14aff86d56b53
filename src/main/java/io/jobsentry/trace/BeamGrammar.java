package io.jobsentry.trace;

import java.util.Optional;
import java.util.Set;

/** Exceptions of Elixir and Erlang: of scripts, of processes that nobody watches, of start-up. */
final class BeamGrammar implements Grammar {
  static final String ELIXIR = "** (";
  static final String INIT = "{\"init terminating in ";
  static final String ESCRIPT = "escript: exception ";
  static final String PROCESS = "Error in process <";
  private static final String REPORT = "=ERROR REPORT====";

  @Override
  public Language language() {
    return Language.BEAM;
  }

  @Override
  public Set<String> triggers() {
    return Set.of(ELIXIR, INIT, ESCRIPT, PROCESS);
  }

  @Override
  public Optional<Opening> open(String text, Before before) {
    int init = Text.header(text, INIT);
    if (init >= 0) {
      return Optional.of(new Opening(init, 0, new ErlangReading(0)));
    }
    int process = Text.header(text, PROCESS);
    if (process >= 0) {
      int lead = before.line(process, 1).filter(it -> it.startsWith(REPORT)).isPresent() ? 1 : 0;
      return Optional.of(new Opening(process, lead, new ErlangReading(lead)));
    }
    int script = Text.header(text, ESCRIPT);
    if (script >= 0) {
      return Optional.of(new Opening(script, 0, new EscriptReading()));
    }
    int elixir = Text.header(text, ELIXIR);
    if (elixir < 0 || ElixirReading.type(text.substring(elixir)).isEmpty()) {
      return Optional.empty();
    }
    int lead = before.line(elixir, 1).filter(BeamGrammar::isReport).isPresent() ? 1 : 0;
    return Optional.of(new Opening(elixir, lead, new ElixirReading(lead)));
  }

  /** {@code GenServer Counter terminating} and the like, as the logger says it. */
  private static boolean isReport(String line) {
    return line.endsWith(" terminating") || line.endsWith(" raised an exception");
  }
}
