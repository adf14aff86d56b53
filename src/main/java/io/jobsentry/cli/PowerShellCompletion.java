package io.jobsentry.cli;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The completion of PowerShell: a table of what can follow what, and a completer that reads it. */
final class PowerShellCompletion {
  private PowerShellCompletion() {}

  static String script(List<Page> pages) {
    var text = new StringBuilder();
    text.append("Register-ArgumentCompleter -Native -CommandName 'sentry' -ScriptBlock {\n");
    text.append("  param($wordToComplete, $commandAst, $cursorPosition)\n");
    text.append("  $table = @{\n");
    pages.forEach(page -> row(page, text));
    text.append("  }\n");
    text.append(
        """
          $at = 'sentry'
          foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
            if ($element.Extent.EndOffset -ge $cursorPosition) { break }
            $word = $element.Extent.Text
            if ($word -eq '--') { return }
            if ($table.ContainsKey("$at $word")) { $at = "$at $word" }
          }
          $table[$at] | Where-Object { $_[0] -like "$wordToComplete*" } | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $_[1])
          }
        }
        """);
    return text.toString();
  }

  private static void row(Page page, StringBuilder text) {
    text.append("    ").append(quoted(page.name())).append(" = @(\n");
    for (Page child : page.children()) {
      candidate(child.lastWord(), child.description(), text);
    }
    for (PositionalParamSpec word : page.positionals()) {
      Page.values(word).forEach(value -> candidate(value, Page.describe(word), text));
    }
    for (OptionSpec option : page.options()) {
      for (String name : option.names()) {
        candidate(name, Page.describe(option), text);
      }
    }
    text.append("    )\n");
  }

  /** The comma keeps a table of one row a table. A tool tip must not be empty. */
  private static void candidate(String word, String description, StringBuilder text) {
    String tip = description.isEmpty() ? word : description;
    text.append("      , @(").append(quoted(word)).append(", ").append(quoted(tip)).append(")\n");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
