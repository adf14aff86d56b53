package io.jobsentry.cli;

import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The completion of fish: one {@code complete} line for each thing that can be said. */
final class FishCompletion {
  private FishCompletion() {}

  static String script(List<Page> pages) {
    var text = new StringBuilder();
    text.append("# Holds when the words before the cursor have led to this command.\n");
    text.append("function __sentry_at\n");
    text.append("  set -l at sentry\n");
    text.append("  for word in (commandline -opc)[2..-1]\n");
    text.append("    test \"$word\" = -- && return 1\n");
    text.append("    switch \"$at $word\"\n");
    text.append("      case ");
    pages.stream().skip(1).forEach(page -> text.append(quoted(page.name())).append(' '));
    text.append("\n        set at \"$at $word\"\n    end\n  end\n");
    text.append("  test \"$at\" = \"$argv\"\nend\n\ncomplete -c sentry -e\n");
    pages.forEach(page -> lines(page, text));
    return text.toString();
  }

  private static void lines(Page page, StringBuilder text) {
    String start = "complete -c sentry -n '__sentry_at %s'".formatted(page.name());
    for (Page child : page.children()) {
      text.append(start).append(" -f -a ").append(quoted(child.lastWord()));
      text.append(" -d ").append(quoted(child.description())).append('\n');
    }
    for (OptionSpec option : page.options()) {
      text.append(start);
      for (String name : option.names()) {
        text.append(name.startsWith("--") ? " -l " : name.length() == 2 ? " -s " : " -o ");
        text.append(name.replaceFirst("^--?", ""));
      }
      text.append(Page.takesValue(option) ? values(option) : "");
      text.append(" -d ").append(quoted(Page.describe(option))).append('\n');
    }
    for (PositionalParamSpec word : page.positionals()) {
      List<String> values = Page.values(word);
      if (!values.isEmpty()) {
        text.append(start).append(" -f -a ").append(quoted(String.join(" ", values)));
        text.append(" -d ").append(quoted(Page.describe(word))).append('\n');
      }
    }
  }

  private static String values(ArgSpec arg) {
    List<String> values = Page.values(arg);
    if (!values.isEmpty()) {
      return " -x -a " + quoted(String.join(" ", values));
    }
    return Page.isPath(arg) ? " -r -F" : " -x";
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
