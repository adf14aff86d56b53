package io.jobsentry.frames;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A program of functions in functions and classes, written by somebody who knows where each is. */
final class GeneratedProgram {
  private static final int DEEPEST = 4;

  private final SourceLanguage language;
  private final Random random;
  private final List<String> lines = new ArrayList<>();

  /** The innermost function of each line that tells something. */
  private final Map<Integer, Optional<Written>> truth = new LinkedHashMap<>();

  private int names;

  /** A function as it was written. */
  static final class Written {
    final String name;
    final int first;
    int last;

    private Written(String name, int first) {
      this.name = name;
      this.first = first;
    }
  }

  private GeneratedProgram(SourceLanguage language, long seed) {
    this.language = language;
    this.random = new Random(seed);
  }

  static GeneratedProgram of(SourceLanguage language, long seed) {
    var program = new GeneratedProgram(language, seed);
    if (language == SourceLanguage.GO) {
      program.lines.add("package main");
    }
    int parts = 1 + program.random.nextInt(4);
    for (int i = 0; i < parts; i++) {
      program.top();
    }
    return program;
  }

  String text(String lineEnd) {
    return String.join(lineEnd, lines) + lineEnd;
  }

  Map<Integer, Optional<Written>> truth() {
    return truth;
  }

  private void top() {
    switch (language) {
      case GO -> function("", Optional.empty(), 0, goHeader());
      case JAVA -> type("", Optional.empty(), 0);
      case RUST -> {
        if (random.nextBoolean()) {
          type("", Optional.empty(), 0);
        } else {
          function("", Optional.empty(), 0, header());
        }
      }
      default -> item("", Optional.empty(), 0);
    }
  }

  private void item(String indent, Optional<Written> in, int depth) {
    int choice = depth >= DEEPEST ? 0 : random.nextInt(8);
    switch (choice) {
      case 0, 1, 2 -> statement(indent, in);
      case 3 -> branch(indent, in, depth);
      case 4 -> {
        if (language == SourceLanguage.GO || language == SourceLanguage.JAVA) {
          closure(indent, in, depth);
        } else {
          function(indent, in, depth, header());
        }
      }
      case 5 -> closure(indent, in, depth);
      case 6 -> {
        if (language == SourceLanguage.GO) {
          statement(indent, in);
        } else {
          type(indent, in, depth);
        }
      }
      default -> noise(indent, in);
    }
  }

  private void items(String indent, Optional<Written> in, int depth) {
    int count = 1 + random.nextInt(3);
    statement(indent, in);
    for (int i = 0; i < count; i++) {
      item(indent, in, depth);
    }
  }

  private void noise(String indent, Optional<Written> in) {
    lines.add(random.nextBoolean() ? "" : indent + (python() ? "# } ) größe" : "// } ) größe"));
    statement(indent, in);
  }

  private void statement(String indent, Optional<Written> in) {
    String end = python() || language == SourceLanguage.GO ? "" : ";";
    String comment = random.nextInt(3) > 0 ? "" : python() ? "  # { 漢字" : " // { 漢字";
    String text = random.nextBoolean() ? "\"} 漢字 🚀 {(\"" : "" + random.nextInt(99);
    say(indent + "call(" + text + ")" + end + comment, in);
  }

  private void branch(String indent, Optional<Written> in, int depth) {
    say(
        indent
            + switch (language) {
              case PYTHON -> "if call(1):";
              case GO, RUST -> "if call(1) {";
              case JAVASCRIPT, TYPESCRIPT, TSX, JAVA -> "if (call(1)) {";
            },
        in);
    items(indent + "  ", in, depth + 1);
    if (!python()) {
      say(indent + "}", in);
    }
  }

  private String header() {
    return switch (language) {
      case PYTHON -> (random.nextBoolean() ? "async " : "") + "def %s(a, b=1):";
      case JAVASCRIPT -> (random.nextBoolean() ? "async " : "") + "function %s(a, b = 1) {";
      case TYPESCRIPT, TSX -> "function %s<T,>(a: T, b = 1): void {";
      case RUST -> "fn %s<T>(a: T) -> u8 {";
      case GO -> goHeader();
      case JAVA -> method();
    };
  }

  private String goHeader() {
    return random.nextBoolean() ? "func %s(a int) int {" : "func (s *S) %s(a int) int {";
  }

  private String method() {
    return switch (language) {
      case JAVA -> "private <T> void %s(T a) throws E {";
      case JAVASCRIPT -> (random.nextBoolean() ? "static async " : "") + "%s(a) {";
      case TYPESCRIPT, TSX -> "public async %s(a: number): Promise<void> {";
      case PYTHON, RUST, GO -> header();
    };
  }

  private void function(String indent, Optional<Written> in, int depth, String header) {
    if (python() && random.nextInt(3) == 0) {
      decorated(indent, depth, header);
      return;
    }
    var function = new Written(name(), lines.size() + 1);
    body(indent, depth, header, function);
  }

  private void decorated(String indent, int depth, String header) {
    var function = new Written(name(), lines.size() + 1);
    say(indent + "@wrap(1)", Optional.of(function));
    body(indent, depth, header, function);
  }

  private void body(String indent, int depth, String header, Written function) {
    Optional<Written> in = Optional.of(function);
    say(indent + header.formatted(function.name), in);
    items(indent + "  ", in, depth + 1);
    if (!python()) {
      say(indent + "}", in);
    }
    function.last = lastWritten();
  }

  /** Its first and last line are in what is around it, or, where there is nothing, its own. */
  private void closure(String indent, Optional<Written> in, int depth) {
    var function = new Written(name(), lines.size() + 1);
    Optional<Written> inside = Optional.of(function);
    Optional<Written> edge = in.isPresent() ? in : inside;
    String header =
        switch (language) {
          case PYTHON -> "%s = lambda e: (";
          case JAVASCRIPT ->
              random.nextBoolean() ? "const %s = (a) => {" : "const %s = function (a) {";
          case TYPESCRIPT, TSX -> "const %s = async (a: number): Promise<void> => {";
          case GO -> "%s := func(a int) int {";
          case RUST -> "let %s = move |a: u8| {";
          case JAVA -> "Runnable %s = () -> {";
        };
    say(indent + header.formatted(function.name), edge);
    if (python()) {
      say(indent + "  call(1)", inside);
      say(indent + ")", inside);
      truth.remove(lines.size());
    } else {
      items(indent + "  ", inside, depth + 1);
      say(indent + (language == SourceLanguage.GO ? "}" : "};"), edge);
      if (language == SourceLanguage.GO) {
        // The brace alone is whole in the function that it closes.
        truth.put(lines.size(), inside);
      }
    }
    function.last = lines.size();
  }

  private void type(String indent, Optional<Written> in, int depth) {
    String name = name();
    say(
        indent
            + switch (language) {
              case PYTHON -> "class " + name + "(Base):";
              case JAVASCRIPT, TYPESCRIPT, TSX, JAVA -> "class " + name + " extends Base {";
              case RUST -> "impl Base {";
              case GO -> "";
            },
        in);
    int methods = 1 + random.nextInt(2);
    for (int i = 0; i < methods; i++) {
      function(indent + "  ", in, depth + 1, method());
    }
    if (!python()) {
      say(indent + "}", in);
    }
  }

  private void say(String line, Optional<Written> in) {
    lines.add(line);
    truth.put(lines.size(), in);
  }

  private int lastWritten() {
    return lines.size();
  }

  private String name() {
    return "f" + names++;
  }

  private boolean python() {
    return language == SourceLanguage.PYTHON;
  }
}
