package io.jobsentry.frames;

import io.github.treesitter.jtreesitter.Node;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What functions are called, those included that get their name from where they are put. */
final class FunctionNames {
  private static final String NAMELESS = "<anonymous>";
  private static final int LONGEST = 80;

  private final byte[] bytes;

  FunctionNames(byte[] bytes) {
    this.bytes = bytes;
  }

  String of(Node function) {
    return function
        .getChildByFieldName("name")
        .or(() -> holder(function))
        .map(this::text)
        .orElseGet(
            () ->
                switch (function.getType()) {
                  case "static_initializer", "class_static_block" -> "<static>";
                  case "block" -> "<init>";
                  default -> NAMELESS;
                });
  }

  private static Optional<Node> holder(Node function) {
    Optional<Node> parent = function.getParent();
    // Go assigns lists to lists.
    if (parent.filter(it -> it.getType().equals("expression_list")).isPresent()) {
      if (parent.get().getNamedChildCount() != 1) {
        return Optional.empty();
      }
      parent = parent.get().getParent();
    }
    return parent.flatMap(
        it ->
            switch (it.getType()) {
              case "variable_declarator",
                  "public_field_definition",
                  "keyword_argument",
                  "var_spec" ->
                  it.getChildByFieldName("name");
              case "field_definition" -> it.getChildByFieldName("property");
              case "pair" -> it.getChildByFieldName("key");
              case "assignment",
                  "assignment_expression",
                  "assignment_statement",
                  "short_var_declaration" ->
                  it.getChildByFieldName("left");
              case "let_declaration" -> it.getChildByFieldName("pattern");
              default -> Optional.empty();
            });
  }

  /** The parser did not keep it. */
  private String text(Node node) {
    int from = node.getStartByte();
    int end = Math.min(node.getEndByte(), bytes.length);
    String name = new String(bytes, from, end - from, StandardCharsets.UTF_8);
    if (name.indexOf('\n') >= 0) {
      return NAMELESS;
    }
    return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
  }
}
