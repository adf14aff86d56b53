package io.jobsentry.frames;

import io.github.treesitter.jtreesitter.Node;
import io.github.treesitter.jtreesitter.Point;
import io.jobsentry.frames.Enclosure.Rows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks through a tree for what is around a line. Used up while the tree is open. */
final class FunctionSearch {
  private static final Set<String> BEFORE_A_FUNCTION = Set.of("decorator", "attribute_item");

  /** Of a header that goes on and on, the first lines will do. */
  private static final int HEADER = 4;

  private final SourceLanguage language;
  private final SourceText text;
  private final FunctionNames names;

  FunctionSearch(SourceLanguage language, SourceText text, byte[] bytes) {
    this.language = language;
    this.text = text;
    this.names = new FunctionNames(bytes);
  }

  Enclosure around(Node root, int line) {
    String content = text.line(line);
    int start = content.length() - content.stripLeading().length();
    int end = end(root, line, content, content.stripTrailing().length());
    Optional<Node> whole =
        root.getDescendant(point(line, content, start), point(line, content, Math.max(start, end)));
    Optional<Node> function =
        whole.flatMap(this::enclosing).or(() -> atEdge(root, line, content, end));
    if (function.isEmpty()) {
      return new Enclosure.Open(
          headers(whole, line),
          root.hasError()
              ? Optional.of("the parser does not understand the file")
              : Optional.empty());
    }
    Node found = function.get();
    if (found.hasError() && !isClosed(found)) {
      return new Enclosure.Open(
          headers(found.getParent(), firstRow(found)),
          Optional.of("the parser does not see where the function ends"));
    }
    int first = firstRow(found);
    return new Enclosure.Function(
        names.of(found),
        new Rows(first, lastRow(found)),
        headers(found.getParent(), first),
        namesAround(found),
        found.hasError());
  }

  private static Point point(int line, String content, int column) {
    return new Point(
        line - 1, content.substring(0, column).getBytes(StandardCharsets.UTF_8).length);
  }

  /** Where the code of a line ends: a comment behind it may be outside of what it comments. */
  private static int end(Node root, int line, String content, int end) {
    if (end == 0) {
      return 0;
    }
    Point last = point(line, content, end - 1);
    Optional<Node> at = root.getDescendant(last, point(line, content, end));
    if (at.isEmpty() || !at.get().getType().endsWith("comment")) {
      return end;
    }
    Point from = at.get().getStartPoint();
    if (from.row() != line - 1) {
      return end;
    }
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    String before = new String(bytes, 0, from.column(), StandardCharsets.UTF_8).stripTrailing();
    return before.isEmpty() ? end : before.length();
  }

  private Optional<Node> enclosing(Node from) {
    Optional<Node> node = Optional.of(from);
    while (node.isPresent()) {
      if (isFunction(node.get())) {
        return node;
      }
      if (BEFORE_A_FUNCTION.contains(node.get().getType())) {
        Optional<Node> next = node.get().getNextNamedSibling();
        while (next.isPresent() && isBefore(next.get())) {
          next = next.get().getNextNamedSibling();
        }
        if (next.isPresent() && isFunction(next.get())) {
          return next;
        }
      }
      node = node.get().getParent();
    }
    return Optional.empty();
  }

  private static boolean isBefore(Node node) {
    return BEFORE_A_FUNCTION.contains(node.getType()) || node.getType().endsWith("comment");
  }

  private boolean isFunction(Node node) {
    if (node.isNamed() && language.isFunction(node.getType())) {
      return true;
    }
    // What Java runs before any constructor has no type of its own.
    return language == SourceLanguage.JAVA
        && node.getType().equals("block")
        && node.getParent().filter(it -> it.getType().endsWith("class_body")).isPresent();
  }

  private boolean isClass(Node node) {
    return node.isNamed()
        && language.isClass(node.getType())
        && (!node.getType().equals("object_creation_expression") || body(node).isPresent());
  }

  /** The outermost function that opens or ends in a line which no function holds. */
  private Optional<Node> atEdge(Node root, int line, String content, int end) {
    int last = end;
    while (last > 0 && ";,)".indexOf(content.charAt(last - 1)) >= 0) {
      last--;
    }
    if (last == 0) {
      return Optional.empty();
    }
    Optional<Node> node =
        root.getDescendant(point(line, content, last - 1), point(line, content, last));
    Optional<Node> found = Optional.empty();
    while (node.isPresent()) {
      Node one = node.get();
      boolean edge = one.getStartPoint().row() == line - 1 || one.getEndPoint().row() == line - 1;
      if (edge && isFunction(one)) {
        found = node;
      }
      node = one.getParent();
    }
    return found;
  }

  private int firstRow(Node function) {
    int row = function.getStartPoint().row();
    Optional<Node> before = function.getPrevNamedSibling();
    while (before.isPresent() && isBefore(before.get())) {
      if (BEFORE_A_FUNCTION.contains(before.get().getType())) {
        row = before.get().getStartPoint().row();
      }
      before = before.get().getPrevNamedSibling();
    }
    return row + 1;
  }

  /** An end at the start of a row is the line end before it. */
  private static int lastRow(Node node) {
    Point end = node.getEndPoint();
    boolean before = end.column() == 0 && end.row() > node.getStartPoint().row();
    return before ? end.row() : end.row() + 1;
  }

  /** Whether a function's brace is there: without it, it ends anywhere. */
  private static boolean isClosed(Node function) {
    Optional<Node> body = body(function);
    if (body.isEmpty() || body.get().getChildCount() == 0) {
      return true;
    }
    if (!body.get().getChild(0).filter(it -> it.getType().equals("{")).isPresent()) {
      return true;
    }
    return body.get()
        .getChild(body.get().getChildCount() - 1)
        .filter(it -> it.getType().equals("}") && !it.isMissing())
        .isPresent();
  }

  private static Optional<Node> body(Node node) {
    if (node.getType().equals("block")) {
      return Optional.of(node);
    }
    return node.getChildByFieldName("body")
        .or(
            () ->
                node.getNamedChildren().stream()
                    .filter(it -> it.getType().equals("class_body") || it.getType().equals("block"))
                    .findFirst());
  }

  /** The headers of what is around, up to where something starts that is shown as well. */
  private List<Rows> headers(Optional<Node> from, int before) {
    var headers = new ArrayList<Rows>();
    Optional<Node> node = from;
    while (node.isPresent()) {
      Node one = node.get();
      if (isClass(one) || isFunction(one)) {
        Rows rows = header(one);
        if (rows.first() < before) {
          headers.addFirst(new Rows(rows.first(), Math.min(rows.last(), before - 1)));
        }
      }
      node = one.getParent();
    }
    return headers;
  }

  private Rows header(Node node) {
    int first = node.getChildByFieldName("name").orElse(node).getStartPoint().row();
    int body = body(node).map(it -> it.getStartPoint().row()).orElse(first);
    int last = language == SourceLanguage.PYTHON ? Math.max(first, body - 1) : body;
    return new Rows(first + 1, Math.min(last, first + HEADER - 1) + 1);
  }

  private List<String> namesAround(Node function) {
    var all = new ArrayList<String>();
    Optional<Node> node = Optional.of(function);
    while (node.isPresent()) {
      if (isFunction(node.get())) {
        all.add(names.of(node.get()));
      }
      node = node.get().getParent();
    }
    return List.copyOf(all);
  }
}
