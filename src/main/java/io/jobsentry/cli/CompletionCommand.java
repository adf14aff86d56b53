package io.jobsentry.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sentry completion}. */
@Command(
    name = "completion",
    description = "Prints the completion of a shell: bash, zsh, fish, powershell or nushell.",
    footer = {
      "  source <(sentry completion bash)",
      "  sentry completion zsh > ~/.zfunc/_sentry",
      "  sentry completion fish > ~/.config/fish/completions/sentry.fish",
      "  sentry completion powershell | Out-String | Invoke-Expression",
      "  sentry completion nushell | save -f ~/.config/nushell/sentry.nu"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "SHELL", description = "The shell.")
  private Shell shell = Shell.BASH;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandLine line = SentryCommand.line(console);
    List<Page> pages = Page.all(line);
    console
        .out()
        .print(
            switch (shell) {
              case BASH -> AutoComplete.bash("sentry", line);
              case ZSH -> ZshCompletion.script(pages);
              case FISH -> FishCompletion.script(pages);
              case POWERSHELL -> PowerShellCompletion.script(pages);
              case NUSHELL -> NushellCompletion.script(pages);
            });
    return ExitStatus.OK.code();
  }
}
