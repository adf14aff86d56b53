package io.jobsentry.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * YAML to {@link Node}s. One document; aliases are followed, within bounds; tags and merge keys are
 * refused, since nothing in a config needs them.
 */
final class YamlReader {
  private static final int DEEPEST = 32;
  private static final long MOST_NODES = 20_000;
  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          // YAML 1.2: `yes`, `no`, `on` and `off` are words.
          .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
          .build();

  private final Problems problems;
  private final YAMLParser parser;
  private final Map<String, Node> anchors = new HashMap<>();

  private YamlReader(YAMLParser parser, Problems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /** Ends the reading: what is wrong is among the problems already. */
  private static final class Hopeless extends Exception {
    private static final long serialVersionUID = 1;
  }

  /** Reads the text; no node means that at least one problem was added. */
  static Optional<Node> read(Problems problems) {
    try (YAMLParser parser = FACTORY.createParser(problems.source().text())) {
      return new YamlReader(parser, problems).document();
    } catch (Hopeless e) {
      return Optional.empty();
    } catch (IOException e) {
      YamlFault.report(e, problems);
      return Optional.empty();
    } catch (RuntimeException e) {
      // The library lets a few malformed inputs escape as unchecked exceptions.
      YamlFault.reportUnreadable(e, problems);
      return Optional.empty();
    }
  }

  private Optional<Node> document() throws IOException, Hopeless {
    if (parser.nextToken() == null) {
      problems.add(
          Spot.NOWHERE,
          problems.source().text().isBlank() ? "the file is empty" : "the file holds no keys",
          "start with `process:`, or delete the file: `sentry run -- CMD` works without one");
      return Optional.empty();
    }
    Node root = node(1);
    if (parser.nextToken() != null) {
      problems.add(
          spot(),
          "a second document begins here",
          "a config is one document: remove the `---` and what follows");
      return Optional.empty();
    }
    return Optional.of(root);
  }

  private Node node(int depth) throws IOException, Hopeless {
    Spot spot = spot();
    if (depth > DEEPEST) {
      throw hopeless(
          spot, "this is nested more than " + DEEPEST + " levels deep", "no key goes so deep");
    }
    JsonToken token = parser.currentToken();
    String tag = parser.getTypeId();
    if (tag != null || token == JsonToken.VALUE_EMBEDDED_OBJECT) {
      throw hopeless(
          spot,
          "tags are not supported" + (tag == null ? "" : ", and this is one: " + Words.quote(tag)),
          "write the value without the `!`, and in quotes if it is to be a text");
    }
    String anchor = parser.getObjectId();
    if (parser.isCurrentAlias()) {
      return alias(parser.getText(), spot);
    }
    Node node =
        switch (token) {
          case START_OBJECT -> table(depth, spot);
          case START_ARRAY -> items(depth, spot);
          case VALUE_STRING -> {
            boolean absent = parser.getText().isEmpty() && spot.width() == 0;
            yield scalar(absent ? Node.Look.NOTHING : Node.Look.TEXT, spot);
          }
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(Node.Look.NUMBER, spot);
          case VALUE_TRUE, VALUE_FALSE -> scalar(Node.Look.FLAG, spot);
          case VALUE_NULL -> scalar(Node.Look.NOTHING, spot);
          case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
              throw new IllegalStateException("the parser stands on " + token);
        };
    if (anchor != null) {
      anchors.put(anchor, node);
    }
    return node;
  }

  private Node.Scalar scalar(Node.Look look, Spot spot) throws IOException {
    return new Node.Scalar(parser.getText(), look, spot);
  }

  private Node alias(String name, Spot spot) throws Hopeless {
    Node meant = anchors.get(name);
    if (meant == null) {
      throw hopeless(
          spot,
          "alias " + Words.quote("*" + name) + " stands for nothing",
          "an anchor `&" + name + "` must come before it; or put the text in quotes");
    }
    return meant;
  }

  private Node items(int depth, Spot spot) throws IOException, Hopeless {
    var items = new ArrayList<Node>();
    long size = 1;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Node item = node(depth + 1);
      items.add(item);
      size = grown(size, item, spot);
    }
    return new Node.Items(items, spot, size);
  }

  private Node table(int depth, Spot spot) throws IOException, Hopeless {
    var entries = new ArrayList<Node.Entry>();
    var seen = new LinkedHashMap<String, Spot>();
    long size = 1;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      Spot at = spot();
      if (parser.isCurrentAlias()) {
        throw hopeless(at, "an alias cannot be a key", "write the key itself");
      }
      parser.nextToken();
      Node value = node(depth + 1);
      size = grown(size, value, spot);
      Spot before = seen.putIfAbsent(key, at);
      if (before != null) {
        problems.add(
            at,
            "key " + Words.quote(key) + " is given twice",
            "the first one is in line " + before.line());
      } else if (key.equals("<<")) {
        problems.add(at, "merge keys (`<<`) are not supported", "write the keys out");
      } else {
        entries.add(new Node.Entry(key, at, value));
      }
    }
    return new Node.Table(entries, spot, size);
  }

  private long grown(long size, Node part, Spot spot) throws Hopeless {
    long sum = size + part.size();
    if (sum > MOST_NODES) {
      throw hopeless(
          spot,
          "this has more than " + MOST_NODES + " values, with its aliases written out",
          "a config has a few hundred at most");
    }
    return sum;
  }

  private Hopeless hopeless(Spot spot, String sentence, String hint) {
    problems.add(spot, sentence, hint);
    return new Hopeless();
  }

  /** Where the current token is: to its end, or to the end of its first line. */
  private Spot spot() {
    JsonLocation from = parser.currentTokenLocation();
    JsonLocation to = parser.currentLocation();
    int width;
    if (to.getLineNr() == from.getLineNr()) {
      width = to.getColumnNr() - from.getColumnNr();
    } else {
      String line = problems.source().line(from.getLineNr()).stripTrailing();
      width = line.codePointCount(0, line.length()) - from.getColumnNr() + 1;
    }
    return new Spot(from.getLineNr(), from.getColumnNr(), Math.max(0, width));
  }
}
