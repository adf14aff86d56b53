package io.jobsentry.fingerprint;

import java.util.List;

/**
 * The name of a function, without what a compiler puts into it: numbers of closures, hashes of
 * builds, arguments of templates, types of parameters.
 */
final class FunctionName {
  private static final int LONGEST = 300;

  private static final List<String> NONE = List.of("", "<module>", "<lambda>");

  /** What Ruby says of code within a function. */
  private static final List<String> WITHIN = List.of("rescue in ", "ensure in ", "async ", "new ");

  private FunctionName() {}

  /** Whether a name says nothing about the place in its file. */
  static boolean isNone(String name) {
    return NONE.contains(name);
  }

  static String of(String printed) {
    String name = printed.length() > LONGEST ? printed.substring(0, LONGEST) : printed;
    name = unprefixed(name.strip());
    int with = name.indexOf(" [");
    name = with > 0 ? name.substring(0, with) : name;
    name = withoutRustHash(name);
    name = withoutParameters(name);
    name = withoutTemplates(name);
    name = withoutGoClosures(name);
    return unnumbered(name);
  }

  private static String unprefixed(String printed) {
    String name = printed;
    if (name.startsWith("block ") && name.contains(" in ")) {
      name = name.substring(name.indexOf(" in ") + 4);
    }
    for (String within : WITHIN) {
      name = name.startsWith(within) ? name.substring(within.length()) : name;
    }
    return name;
  }

  /** {@code ::h0123456789abcdef} at the end. */
  private static String withoutRustHash(String name) {
    int start = name.lastIndexOf("::h");
    return start > 0 && name.length() - start == 19 && Ids.isHex(name, start + 3, name.length())
        ? name.substring(0, start)
        : name;
  }

  /** {@code f(int, char const*)}; not {@code (*Batch).row}, nor labels such as {@code row(_:)}. */
  private static String withoutParameters(String name) {
    int open = name.indexOf('(');
    while (open == 0 || (open > 0 && isKept(name, open))) {
      open = name.indexOf('(', open + 1);
    }
    return open < 0 ? name : name.substring(0, open).strip();
  }

  private static boolean isKept(String name, int open) {
    return name.startsWith("(*", open)
        || name.startsWith("(_:", open)
        || name.startsWith("(anonymous", open)
        || name.endsWith(":)")
        || (name.startsWith("()", open) && name.startsWith("operator", Math.max(0, open - 8)));
  }

  /** {@code Ring<int>::at} as {@code Ring<>::at}; {@code <module>} and its like stay. */
  private static String withoutTemplates(String name) {
    if (name.startsWith("<") || name.contains("operator")) {
      return name;
    }
    var kept = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean opens = c == '<' && (depth > 0 || isArguments(name, i));
      boolean closes = depth > 0 && c == '>';
      if (closes) {
        depth--;
      }
      if (depth == 0) {
        kept.append(c);
      }
      if (opens) {
        depth++;
      }
    }
    return depth == 0 ? kept.toString() : name;
  }

  /** Not what a runtime made up: {@code Object.<anonymous>}, {@code <>c.<Run>b__0}. */
  private static boolean isArguments(String name, int open) {
    char before = name.charAt(open - 1);
    return (Name.isPart(before) || before == ':')
        && !name.startsWith("<lambda", open)
        && !name.startsWith("<>", open);
  }

  /**
   * {@code main.run.func1.2} as {@code main.run}; generic ones are printed {@code main.Map[...]}.
   */
  private static String withoutGoClosures(String printed) {
    String name = printed.endsWith("[...]") ? printed.substring(0, printed.length() - 5) : printed;
    name = name.endsWith("-fm") ? name.substring(0, name.length() - 3) : name;
    while (true) {
      int dot = name.lastIndexOf('.');
      if (dot <= 0) {
        return name;
      }
      String last = name.substring(dot + 1);
      boolean closure =
          Ids.allDigits(last)
              || numbered(last, "func")
              || numbered(last, "gowrap")
              || last.equals("deferwrap1");
      if (!closure) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
      }
      name = name.substring(0, dot);
    }
  }

  private static boolean numbered(String text, String word) {
    return text.startsWith(word) && Ids.allDigits(text.substring(word.length()));
  }

  /**
   * Without the numbers that follow a mark no programmer types: {@code lambda$run$3}, {@code
   * Foo$1}, {@code b__0_1}, {@code {impl#2}}, {@code fn/1-fun-0-}, {@code {closure:f():12}}, {@code
   * <main.lua:12>}.
   */
  static String unnumbered(String name) {
    String text = withoutGenerated(name);
    var kept = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (Ids.isDigit(c) && isCounter(text, i)) {
        while (i < text.length() && (Ids.isDigit(text.charAt(i)) || text.charAt(i) == '_')) {
          i++;
        }
      } else {
        kept.append(c);
        i++;
      }
    }
    return kept.toString();
  }

  private static boolean isCounter(String text, int digit) {
    char before = digit == 0 ? 0 : text.charAt(digit - 1);
    return before == '$'
        || before == '#'
        || before == ':'
        || before == '|'
        || text.startsWith("__", digit - 2)
        || text.startsWith("-fun-", digit - 5);
  }

  /** Proxies, lambdas and accessors that the JVM makes up, up to what is not counted up. */
  private static String withoutGenerated(String name) {
    String text = name;
    for (String mark : List.of("$$Lambda", "$$EnhancerBy", "$$FastClassBy", "$$SpringCGLIB")) {
      int start = text.indexOf(mark);
      if (start > 0) {
        int dot = text.lastIndexOf('.');
        text = text.substring(0, start) + (dot > start ? text.substring(dot) : "");
      }
    }
    for (String made :
        List.of("GeneratedMethodAccessor", "GeneratedConstructorAccessor", "$Proxy")) {
      int start = text.indexOf(made);
      if (start >= 0) {
        int end = start + made.length();
        int rest = end;
        while (rest < text.length() && Ids.isDigit(text.charAt(rest))) {
          rest++;
        }
        text = text.substring(0, end) + text.substring(rest);
      }
    }
    return text;
  }
}
