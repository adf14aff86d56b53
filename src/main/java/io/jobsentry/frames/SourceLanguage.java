package io.jobsentry.frames;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A language whose functions can be found. */
enum SourceLanguage {
  PYTHON(
      "python",
      "python",
      Set.of("py", "pyi", "pyw"),
      Set.of("function_definition", "lambda"),
      Set.of("class_definition")),
  JAVASCRIPT(
      "javascript",
      "javascript",
      Set.of("js", "mjs", "cjs", "jsx"),
      Script.FUNCTIONS,
      Script.CLASSES),
  TYPESCRIPT(
      "typescript", "typescript", Set.of("ts", "mts", "cts"), Script.FUNCTIONS, Script.CLASSES),
  TSX("tsx", "tsx", Set.of("tsx"), Script.FUNCTIONS, Script.CLASSES),
  GO(
      "go",
      "go",
      Set.of("go"),
      Set.of("function_declaration", "method_declaration", "func_literal"),
      Set.of()),
  RUST(
      "rust",
      "rust",
      Set.of("rs"),
      Set.of("function_item", "closure_expression"),
      Set.of("impl_item", "trait_item")),
  JAVA(
      "java",
      "java",
      Set.of("java"),
      Set.of(
          "method_declaration",
          "constructor_declaration",
          "compact_constructor_declaration",
          "lambda_expression",
          "static_initializer"),
      Set.of(
          "class_declaration",
          "interface_declaration",
          "enum_declaration",
          "record_declaration",
          "annotation_type_declaration",
          "object_creation_expression"));

  /** What JavaScript and TypeScript have in common. */
  private static final class Script {
    private static final Set<String> FUNCTIONS =
        Set.of(
            "function_declaration",
            "function_expression",
            "arrow_function",
            "method_definition",
            "generator_function_declaration",
            "generator_function",
            "class_static_block");
    private static final Set<String> CLASSES =
        Set.of("class_declaration", "class", "abstract_class_declaration", "internal_module");
  }

  /** By the ending of their files, how fences call the languages whose functions are not found. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("kt", "kotlin"),
          Map.entry("kts", "kotlin"),
          Map.entry("scala", "scala"),
          Map.entry("groovy", "groovy"),
          Map.entry("clj", "clojure"),
          Map.entry("rb", "ruby"),
          Map.entry("php", "php"),
          Map.entry("pl", "perl"),
          Map.entry("pm", "perl"),
          Map.entry("lua", "lua"),
          Map.entry("r", "r"),
          Map.entry("jl", "julia"),
          Map.entry("cs", "csharp"),
          Map.entry("fs", "fsharp"),
          Map.entry("ex", "elixir"),
          Map.entry("exs", "elixir"),
          Map.entry("erl", "erlang"),
          Map.entry("swift", "swift"),
          Map.entry("dart", "dart"),
          Map.entry("c", "c"),
          Map.entry("h", "c"),
          Map.entry("cc", "cpp"),
          Map.entry("cpp", "cpp"),
          Map.entry("cxx", "cpp"),
          Map.entry("hpp", "cpp"),
          Map.entry("cu", "cuda"),
          Map.entry("sh", "sh"),
          Map.entry("bash", "sh"),
          Map.entry("vue", "vue"),
          Map.entry("svelte", "svelte"));

  private final String fence;
  private final String grammar;
  private final Set<String> endings;
  private final Set<String> functions;
  private final Set<String> classes;

  SourceLanguage(
      String fence,
      String grammar,
      Set<String> endings,
      Set<String> functions,
      Set<String> classes) {
    this.fence = fence;
    this.grammar = grammar;
    this.endings = endings;
    this.functions = functions;
    this.classes = classes;
  }

  static Optional<SourceLanguage> of(String file) {
    String ending = ending(file);
    return Arrays.stream(values()).filter(it -> it.endings.contains(ending)).findFirst();
  }

  /** How the fence of Markdown calls what is in a file; empty if nobody knows. */
  static String fence(String file) {
    return of(file).map(it -> it.fence).orElseGet(() -> OTHERS.getOrDefault(ending(file), ""));
  }

  private static String ending(String file) {
    return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** The library with its grammar. */
  String library() {
    return "tree-sitter-" + grammar;
  }

  /** What the library calls the grammar. */
  String symbol() {
    return "tree_sitter_" + grammar;
  }

  boolean isFunction(String type) {
    return functions.contains(type);
  }

  boolean isClass(String type) {
    return classes.contains(type);
  }
}
