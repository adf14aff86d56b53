package io.jobsentry.frames;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A language whose functions can be found. */
enum SourceLanguage {
  PYTHON("python"),
  JAVASCRIPT("javascript"),
  TYPESCRIPT("typescript"),
  TSX("tsx"),
  GO("go"),
  RUST("rust"),
  JAVA("java");

  private static final Map<String, SourceLanguage> ENDINGS =
      Map.ofEntries(
          Map.entry("py", PYTHON),
          Map.entry("pyi", PYTHON),
          Map.entry("pyw", PYTHON),
          Map.entry("js", JAVASCRIPT),
          Map.entry("mjs", JAVASCRIPT),
          Map.entry("cjs", JAVASCRIPT),
          Map.entry("jsx", JAVASCRIPT),
          Map.entry("ts", TYPESCRIPT),
          Map.entry("mts", TYPESCRIPT),
          Map.entry("cts", TYPESCRIPT),
          Map.entry("tsx", TSX),
          Map.entry("go", GO),
          Map.entry("rs", RUST),
          Map.entry("java", JAVA));

  /** What the grammars call functions. */
  private static final Map<SourceLanguage, Set<String>> FUNCTIONS =
      Map.of(
          PYTHON, Set.of("function_definition", "lambda"),
          JAVASCRIPT, Script.FUNCTIONS,
          TYPESCRIPT, Script.FUNCTIONS,
          TSX, Script.FUNCTIONS,
          GO, Set.of("function_declaration", "method_declaration", "func_literal"),
          RUST, Set.of("function_item", "closure_expression"),
          JAVA,
              Set.of(
                  "method_declaration",
                  "constructor_declaration",
                  "compact_constructor_declaration",
                  "lambda_expression",
                  "static_initializer"));

  /** What they call that which functions are in. */
  private static final Map<SourceLanguage, Set<String>> CLASSES =
      Map.of(
          PYTHON, Set.of("class_definition"),
          JAVASCRIPT, Script.CLASSES,
          TYPESCRIPT, Script.CLASSES,
          TSX, Script.CLASSES,
          GO, Set.of(),
          RUST, Set.of("impl_item", "trait_item"),
          JAVA,
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

  /** As fences of Markdown call it, and the libraries of the grammars. */
  private final String id;

  SourceLanguage(String id) {
    this.id = id;
  }

  /** As a config names it: TSX is TypeScript. */
  String family() {
    return this == TSX ? TYPESCRIPT.family() : name().toLowerCase(Locale.ROOT);
  }

  static Optional<SourceLanguage> of(String file) {
    return Optional.ofNullable(ENDINGS.get(ending(file)));
  }

  /** How the fence of Markdown calls what is in a file; empty if nobody knows. */
  static String fence(String file) {
    return of(file).map(it -> it.id).orElseGet(() -> OTHERS.getOrDefault(ending(file), ""));
  }

  private static String ending(String file) {
    return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** The library with its grammar. */
  String library() {
    return "tree-sitter-" + id;
  }

  /** What the library calls the grammar. */
  String symbol() {
    return "tree_sitter_" + id;
  }

  boolean isFunction(String type) {
    return FUNCTIONS.getOrDefault(this, Set.of()).contains(type);
  }

  boolean isClass(String type) {
    return CLASSES.getOrDefault(this, Set.of()).contains(type);
  }
}
