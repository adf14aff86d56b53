package io.jobsentry.catalogue;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.JacksonYAMLParseException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.jobsentry.detect.Regex;
import io.jobsentry.model.Advice;
import io.jobsentry.model.Category;
import io.jobsentry.model.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a family from YAML, and takes nothing for granted: each rule here is one of the review. */
public final class FamilyReader {
  /** With shorter ones, the matcher cannot skip as many bytes of a log. */
  private static final int SHORTEST_LITERAL = 6;

  private static final int FEWEST_SAMPLES = 3;
  private static final String ID = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS).build();

  private FamilyReader() {}

  /**
   * @param file its name, for what may be wrong
   * @throws BadCatalogueException when the text breaks a rule
   */
  public static FamilyFile read(String file, String text) throws BadCatalogueException {
    try (YAMLParser parser = YAML.createParser(text)) {
      parser.nextToken();
      Fields head = Fields.read(parser, file, "signatures");
      var family = new Family(head.required("family"), head.required("about"));
      head.end();
      if (!file.equals(family.name() + ".yaml")) {
        throw head.bad("family `" + family.name() + "` belongs into a file of its name");
      }
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        throw head.bad("key `signatures` is missing, or no list");
      }
      var signatures = new ArrayList<Reviewed>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        signatures.add(signature(Fields.read(parser, file, ""), family));
      }
      if (parser.nextToken() != JsonToken.END_OBJECT) {
        throw head.bad("`signatures` has to be the last key");
      }
      return new FamilyFile(family, signatures);
    } catch (JacksonYAMLParseException e) {
      throw new BadCatalogueException(
          file, e.getLocation().getLineNr(), "this is no YAML: " + words(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new BadCatalogueException(file, 1, "cannot be read: " + e.getMessage());
    }
  }

  /** Without the excerpts that the library puts between the lines. */
  private static String words(String message) {
    return message
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .collect(Collectors.joining(", "));
  }

  private static Reviewed signature(Fields fields, Family family) throws BadCatalogueException {
    String id = fields.required("id");
    if (!id.matches(ID)) {
      throw fields.bad("id `" + id + "` has to be words of small letters with `-` between them");
    }
    var signature =
        new Signature(
            family.name(),
            id,
            fields.required("title"),
            fields.word("role", Role.values()),
            fields.word("domain", Domain.values()),
            category(fields),
            fields.word("advice", Advice.values()),
            fields.optional("change"),
            flag(fields),
            fields.list("over"),
            regex(fields, "pattern", fields.required("pattern")),
            not(fields),
            fields.required("note"));
    var reviewed = new Reviewed(signature, fields.lines("positive"), fields.lines("negative"));
    fields.end();
    check(reviewed, fields);
    return reviewed;
  }

  private static Category category(Fields fields) throws BadCatalogueException {
    String text = fields.required("category");
    Optional<Category> category =
        Word.read(Category.values(), text.toLowerCase(Locale.ROOT))
            .filter(c -> c.name().equals(text));
    if (category.isEmpty()) {
      throw fields.bad("`category` cannot be `" + text + "`");
    }
    return category.get();
  }

  private static boolean flag(Fields fields) throws BadCatalogueException {
    String text = fields.required("fatal");
    if (!text.equals("true") && !text.equals("false")) {
      throw fields.bad("`fatal` is `true` or `false`, not `" + text + "`");
    }
    return text.equals("true");
  }

  private static Optional<Regex> not(Fields fields) throws BadCatalogueException {
    Optional<String> not = fields.optional("not");
    return not.isEmpty() ? Optional.empty() : Optional.of(regex(fields, "not", not.get()));
  }

  private static Regex regex(Fields fields, String key, String text) throws BadCatalogueException {
    try {
      return Regex.of(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      throw fields.bad("`" + key + "` is no regular expression: " + e.getDescription());
    }
  }

  private static void check(Reviewed reviewed, Fields fields) throws BadCatalogueException {
    Signature signature = reviewed.signature();
    if (signature.change().isPresent() != (signature.advice() == Advice.RETRY_WITH_CHANGE)) {
      throw fields.bad("`change` belongs to the advice `retry-with-change`, and only there");
    }
    if (signature.advice() == Advice.AGENT && !signature.domain().healable()) {
      throw fields.bad("no agent mends what is an affair of " + signature.domain().word());
    }
    if (signature.role() == Role.NOISE && signature.fatal()) {
      throw fields.bad("noise is not fatal");
    }
    if (signature.pattern().shortestLiteral().orElse(0) < SHORTEST_LITERAL) {
      throw fields.bad(
          "each alternative of `pattern` needs a text of "
              + SHORTEST_LITERAL
              + " bytes or more that is always there");
    }
    samples("positive", reviewed.positive(), fields);
    samples("negative", reviewed.negative(), fields);
  }

  private static void samples(String key, List<String> lines, Fields fields)
      throws BadCatalogueException {
    Set<String> different = new HashSet<>(lines);
    if (different.size() < lines.size() || lines.size() < FEWEST_SAMPLES) {
      throw fields.bad("`" + key + "` has to have at least " + FEWEST_SAMPLES + " different lines");
    }
  }
}
