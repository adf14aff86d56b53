package io.jobsentry.catalogue;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.jobsentry.model.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys and values of one table of a YAML file, each taken once by its name. What is left over
 * is unknown.
 */
final class Fields {
  private final String file;
  private final int line;
  private final Map<String, Field> fields = new LinkedHashMap<>();

  /** A value: one text, or several. */
  private record Field(int line, boolean list, List<String> texts) {}

  private Fields(String file, int line) {
    this.file = file;
    this.line = line;
  }

  /**
   * Reads a table of texts and lists of texts. Stops at the key {@code last} with the parser on its
   * value, if there is one.
   */
  static Fields read(YAMLParser parser, String file, String last)
      throws IOException, BadCatalogueException {
    var read = new Fields(file, parser.currentTokenLocation().getLineNr());
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw read.bad("this is no table");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      if (key.equals(last)) {
        return read;
      }
      read.field(key, parser);
    }
    return read;
  }

  private void field(String key, YAMLParser parser) throws IOException, BadCatalogueException {
    int at = parser.currentTokenLocation().getLineNr();
    var texts = new ArrayList<String>();
    boolean list = parser.currentToken() == JsonToken.START_ARRAY;
    if (list) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        texts.add(text(parser));
      }
    } else {
      texts.add(text(parser));
    }
    if (fields.put(key, new Field(at, list, texts)) != null) {
      throw new BadCatalogueException(file, at, "key `" + key + "` is given twice");
    }
  }

  private String text(YAMLParser parser) throws IOException, BadCatalogueException {
    if (!parser.currentToken().isScalarValue()) {
      throw new BadCatalogueException(
          file, parser.currentTokenLocation().getLineNr(), "this is no text");
    }
    return parser.getText();
  }

  String required(String key) throws BadCatalogueException {
    Optional<String> value = optional(key);
    if (value.isEmpty()) {
      throw bad("key `" + key + "` is missing");
    }
    return value.get();
  }

  /** A text of one line. */
  Optional<String> optional(String key) throws BadCatalogueException {
    Field field = fields.remove(key);
    if (field == null) {
      return Optional.empty();
    }
    String text = field.list() ? "" : field.texts().getFirst();
    if (text.isBlank() || text.indexOf('\n') >= 0 || text.indexOf('\t') >= 0) {
      throw new BadCatalogueException(
          file, field.line(), "`" + key + "` has to be one line of text without tabs");
    }
    return Optional.of(text);
  }

  List<String> list(String key) {
    Field field = fields.remove(key);
    return field == null ? List.of() : field.texts();
  }

  /** The lines of a text. */
  List<String> lines(String key) {
    Field field = fields.remove(key);
    return field == null ? List.of() : field.texts().getFirst().lines().toList();
  }

  <W extends Word> W word(String key, W[] all) throws BadCatalogueException {
    String text = required(key);
    Optional<W> word = Word.read(all, text);
    if (word.isEmpty()) {
      throw bad("`" + key + "` cannot be `" + text + "`");
    }
    return word.get();
  }

  void end() throws BadCatalogueException {
    for (var left : fields.entrySet()) {
      throw new BadCatalogueException(
          file, left.getValue().line(), "unknown key `" + left.getKey() + "`");
    }
  }

  /** Of the table as a whole. */
  BadCatalogueException bad(String sentence) {
    return new BadCatalogueException(file, line, sentence);
  }
}
