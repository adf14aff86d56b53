package io.jobsentry.cli;

import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The completion of zsh: one function for each command, built on {@code _arguments}. */
final class ZshCompletion {
  private ZshCompletion() {}

  static String script(List<Page> pages) {
    var text = new StringBuilder("#compdef sentry\n");
    pages.forEach(page -> function(page, text));
    text.append(
        """

        if [ "$funcstack[1]" = _sentry ]; then
          _sentry "$@"
        else
          compdef _sentry sentry
        fi
        """);
    return text.toString();
  }

  private static void function(Page page, StringBuilder text) {
    text.append("\n_").append(page.joined("__").replace('-', '_')).append("() {\n");
    text.append("  local curcontext=\"$curcontext\" state state_descr line\n");
    text.append("  typeset -A opt_args\n");
    text.append("  _arguments -s -S -C :");
    page.options().forEach(option -> text.append(" \\\n    ").append(option(option)));
    List<Page> children = page.children();
    if (children.isEmpty()) {
      page.positionals().forEach(word -> text.append(" \\\n    ").append(positional(word)));
      text.append(" && return 0\n}\n");
      return;
    }
    text.append(" \\\n    '1:command:->command' \\\n    '*::word:->words' && return 0\n");
    text.append("  case $state in\n    command)\n      local -a commands=(\n");
    for (Page child : children) {
      String entry = child.lastWord() + ":" + child.description().replace(":", "\\:");
      text.append("        ").append(quoted(entry)).append('\n');
    }
    text.append("      )\n      _describe -t commands command commands ;;\n    words)\n");
    text.append("      case $line[1] in\n");
    for (Page child : children) {
      text.append("        %s) _%s ;;\n".formatted(child.lastWord(), functionName(child)));
    }
    text.append("      esac ;;\n  esac\n}\n");
  }

  private static String functionName(Page page) {
    return page.joined("__").replace('-', '_');
  }

  private static String option(OptionSpec option) {
    String names = String.join(",", option.names());
    String what = "[" + escaped(Page.describe(option)) + "]" + value(option);
    return option.names().length == 1
        ? quoted(option.names()[0] + what)
        : "'(" + names.replace(',', ' ') + ")'{" + names + "}" + quoted(what);
  }

  private static String value(OptionSpec option) {
    return Page.takesValue(option) ? ":" + label(option) + ":" + action(option) : "";
  }

  private static String positional(PositionalParamSpec word) {
    String where = word.arity().max() > 1 ? "*" : Integer.toString(word.index().min() + 1);
    return quoted(where + ":" + label(word) + ":" + action(word));
  }

  private static String label(ArgSpec arg) {
    return escaped(arg.paramLabel().replaceAll("[<>]", ""));
  }

  private static String action(ArgSpec arg) {
    List<String> values = Page.values(arg);
    if (!values.isEmpty()) {
      return "(" + String.join(" ", values) + ")";
    }
    return Page.isPath(arg) ? "_files" : "_default";
  }

  private static String escaped(String text) {
    return text.replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
