package io.jobsentry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command as it would be typed into a shell. */
final class ShellWords {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");

  /** First words that a shell takes for itself, and no program answers to. */
  private static final Set<String> OWN_WORDS =
      Set.of(
          ".", "!", "{", "case", "cd", "eval", "exec", "export", "for", "if", "set", "source",
          "ulimit", "umask", "unset", "until", "while");

  private ShellWords() {}

  /** What a typed command is. */
  sealed interface Typed {

    /** A program and its arguments. */
    record Words(List<String> words) implements Typed {}

    /**
     * Something that only a shell can do.
     *
     * @param because the characters or the word that it takes one for
     */
    record ForShell(String because) implements Typed {}

    /**
     * No command at all.
     *
     * @param why a sentence that begins with "it"
     */
    record Broken(String why) implements Typed {}
  }

  static String of(List<String> command) {
    return command.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Takes a command apart as a POSIX shell does, as far as no shell is needed for it. */
  static Typed typed(String text) {
    return new Splitter(text).split();
  }

  /** Where the splitting of one text stands. */
  private static final class Splitter {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;

    /** Whether the first word has no quotes: only then it can be one of a shell's own. */
    private boolean bare = true;

    private String special = "";
    private int at;

    Splitter(String text) {
      this.text = text;
    }

    Typed split() {
      for (at = 0; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
          mark();
          if (!(c == '\'' ? single() : doubled())) {
            return new Typed.Broken("it has a quote (" + c + ") that is never closed");
          }
        } else if (c == '\\') {
          if (at + 1 == text.length()) {
            return new Typed.Broken("it ends with a backslash");
          }
          at++;
          if (text.charAt(at) != '\n') {
            mark();
            word.append(text.charAt(at));
          }
        } else if (c == ' ' || c == '\t') {
          end();
        } else {
          plain(c);
        }
      }
      end();
      if (!special.isEmpty()) {
        return new Typed.ForShell(special);
      }
      return words.isEmpty() || words.getFirst().isBlank()
          ? new Typed.Broken("it names no program")
          : new Typed.Words(List.copyOf(words));
    }

    private void plain(char c) {
      boolean first = !inWord;
      if ("|&;<>()$`*?[\n".indexOf(c) >= 0 || (first && (c == '#' || c == '~'))) {
        needsShell(c == '\n' ? "a second line" : String.valueOf(c));
      }
      inWord = true;
      word.append(c);
    }

    private boolean single() {
      int close = text.indexOf('\'', at + 1);
      if (close < 0) {
        return false;
      }
      word.append(text, at + 1, close);
      at = close;
      return true;
    }

    private boolean doubled() {
      for (at++; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '"') {
          return true;
        }
        if (c == '$' || c == '`') {
          needsShell(String.valueOf(c));
        }
        if (c == '\\' && at + 1 < text.length() && "$`\"\\\n".indexOf(text.charAt(at + 1)) >= 0) {
          at++;
          if (text.charAt(at) == '\n') {
            continue;
          }
        }
        word.append(text.charAt(at));
      }
      return false;
    }

    /** A quote or a backslash: the word is there even when it stays empty. */
    private void mark() {
      inWord = true;
      if (words.isEmpty() && word.isEmpty()) {
        bare = false;
      }
    }

    private void end() {
      if (!inWord) {
        return;
      }
      if (words.isEmpty() && bare) {
        String first = word.toString();
        if (OWN_WORDS.contains(first) || ASSIGNMENT.matcher(first).matches()) {
          needsShell(first);
        }
      }
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }

    private void needsShell(String what) {
      if (special.isEmpty()) {
        special = what;
      }
    }
  }
}
