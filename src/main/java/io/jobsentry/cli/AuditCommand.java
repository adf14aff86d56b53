package io.jobsentry.cli;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.ledger.Audit;
import io.jobsentry.model.Layout;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/** {@code sentry audit}: whether what was written down is still what was written. */
@Command(
    name = "audit",
    description = "Check that nobody has changed what was written down.",
    synopsisSubcommandLabel = "COMMAND")
final class AuditCommand {
  private AuditCommand() {}

  static CommandLine line(Console console) {
    return new CommandLine(new AuditCommand()).addSubcommand("verify", Verify.line(console));
  }

  /** {@code sentry audit verify}. */
  private static final class Verify {
    private final Console console;
    private final ProjectOption project = new ProjectOption();
    private final OptionSpec json = WrittenOut.flag("--json", "Print one JSON object.");

    private Verify(Console console) {
      this.console = console;
    }

    static CommandLine line(Console console) {
      var command = new Verify(console);
      CommandLine line =
          new WrittenOut(
                  "verify",
                  "Walk the chain of the ledger and say where it breaks first.",
                  command::call)
              .also(
                  "Ends with 0 where it is sound or there is none yet, else with 1. What it cannot"
                      + " see is told in docs/ledger.md.")
              .examples("  sentry audit verify", "  sentry audit verify --json")
              .takes(command.project.writtenOut(), command.json)
              .line();
      command.project.of(line.getCommandSpec());
      return line;
    }

    private int call() throws RefusalException, IOException {
      Layout layout = project.layout(console);
      var head = LedgerText.head(layout);
      Audit audit = LedgerText.read(layout, in -> Audit.of(in, head));
      boolean there = LedgerText.exists(layout) || head.isPresent();
      if (WrittenOut.isSet(json)) {
        console.out().println(JsonText.pretty(json(audit)));
      } else if (!there) {
        console.out().println("no ledger yet: nothing has failed in " + layout.root());
      } else {
        print(audit);
      }
      return (audit.passed() ? ExitStatus.OK : ExitStatus.FAILED).code();
    }

    private void print(Audit audit) {
      var out = console.out();
      out.println(
          audit.sound()
              + " of "
              + Sizes.count(audit.rows(), "row")
              + (audit.sound() == 1 && audit.rows() == 1 ? " is" : " are")
              + " sound"
              + (audit.earlier() > 1
                  ? ", and " + Sizes.count(audit.earlier(), "line") + " before the chain"
                  : ""));
      audit
          .broken()
          .ifPresent(
              it ->
                  out.println(
                      "line "
                          + it.line()
                          + " is where it breaks: "
                          + word(it.kind())
                          + ": "
                          + it.words()));
      for (int line : audit.gaps()) {
        out.println("line " + line + " says that rows before it were lost");
      }
      out.println(
          switch (audit.head()) {
            case FITS -> "the hash that is kept apart is that of the last row";
            case BEHIND -> "the hash that is kept apart is that of an earlier row";
            case LOST -> "the hash that is kept apart is that of no row";
            case MISSING -> "no hash is kept apart, so a tail that was cut off would not be seen";
          });
      if (!audit.hash().isEmpty()) {
        out.println("head " + audit.hash());
      }
    }

    private static Json.Obj json(Audit audit) {
      return Json.object()
          .put("schema", 1)
          .put("ok", audit.passed())
          .put("rows", audit.rows())
          .put("sound", audit.sound())
          .put("before_chain", audit.earlier())
          .put("head", word(audit.head()))
          .put("hash", audit.hash())
          .putIfPresent(
              "broken",
              audit
                  .broken()
                  .map(
                      it ->
                          Json.object()
                              .put("line", it.line())
                              .put("what", word(it.kind()))
                              .put("why", it.words())
                              .build()))
          .put(
              "gaps",
              new Json.Arr(audit.gaps().stream().map(line -> Json.of((long) line)).toList()))
          .build();
    }

    private static String word(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
  }
}
