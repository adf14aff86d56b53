package io.jobsentry.config;

import io.jobsentry.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JSON Schema of the config, for editors. */
public final class ConfigSchema {
  /** A number may also be written as a reference to the environment. */
  private static final Json REFERENCE =
      Json.object().put("type", "string").put("pattern", "\\$").build();

  private ConfigSchema() {}

  public static Json.Obj json() {
    var schema =
        Json.object()
            .put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .put("title", "sentry.yaml")
            .put("description", "The config of sentry, a self-healing supervisor.");
    of(Keys.ROOT).members().forEach(schema::put);
    return schema.build();
  }

  private static Json.Obj of(Type type) {
    return switch (type) {
      case Type.Text(boolean mayBeEmpty) -> {
        var text =
            Json.object().put("type", Json.ofStrings(List.of("string", "number", "boolean")));
        yield (mayBeEmpty ? text : text.put("minLength", 1)).build();
      }
      case Type.PathText() -> Json.object().put("type", "string").put("minLength", 1).build();
      case Type.Regex _ ->
          Json.object().put("type", "string").put("minLength", 1).put("format", "regex").build();
      case Type.Url() ->
          Json.object().put("type", "string").put("pattern", "^https?://|\\$").build();
      case Type.Flag() -> orReference(Json.object().put("type", "boolean").build());
      case Type.Whole(long least, long most) -> {
        var whole = Json.object().put("type", "integer");
        if (least > Integer.MIN_VALUE) {
          whole.put("minimum", least);
        }
        yield orReference((most < Integer.MAX_VALUE ? whole.put("maximum", most) : whole).build());
      }
      case Type.Fraction(double least, double most) ->
          orReference(
              Json.object()
                  .put("type", "number")
                  .put("minimum", Json.of(least))
                  .put("maximum", Json.of(most))
                  .build());
      case Type.Seconds(boolean mayBeZero, long most) ->
          orReference(
              Json.object()
                  .put("type", "number")
                  .put(mayBeZero ? "minimum" : "exclusiveMinimum", 0)
                  .put("maximum", most)
                  .build());
      case Type.Size(long least) ->
          anyOf(
              Json.object().put("type", "integer").put("minimum", least).build(),
              Json.object()
                  .put("type", "string")
                  .put("pattern", "^[0-9]+(\\.[0-9]+)? ?([kKmMgGtT]?[iI]?[bB]|[kKmMgGtT])?$|\\$")
                  .build());
      case Type.Signal() ->
          Json.object().put("type", Json.ofStrings(List.of("string", "integer"))).build();
      case Type.Choice choice -> choice(choice);
      case Type.ListOf(Type item, boolean mayBeEmpty) -> {
        var list = Json.object().put("type", "array").put("items", of(item));
        yield (mayBeEmpty ? list : list.put("minItems", 1)).build();
      }
      case Type.MapOf(Type.Naming naming, Type value) ->
          switch (naming) {
            case ENVIRONMENT ->
                Json.object()
                    .put("type", "object")
                    .put(
                        "patternProperties",
                        Json.object().put("^[A-Za-z_][A-Za-z0-9_]*$", of(value)).build())
                    .put("additionalProperties", false)
                    .build();
            case ANY ->
                Json.object().put("type", "object").put("additionalProperties", of(value)).build();
          };
      case Type.Section section -> section(section);
      case Type.FlagOrSection(Type.Section section) ->
          anyOf(Json.object().put("type", "boolean").build(), of(section));
    };
  }

  private static Json.Obj section(Type.Section section) {
    var properties = Json.object();
    section.keys().forEach(key -> properties.put(key.name(), property(key)));
    var object =
        Json.object()
            .put("type", "object")
            .put("additionalProperties", false)
            .put("properties", properties.build());
    List<String> required = section.keys().stream().filter(Key::required).map(Key::name).toList();
    return (required.isEmpty() ? object : object.put("required", Json.ofStrings(required))).build();
  }

  private static Json property(Key key) {
    String later = key.effect() == Key.Effect.LATER ? " (No effect yet.)" : "";
    var property = Json.object().put("description", key.description() + words(key.type()) + later);
    boolean mayBeNull =
        !key.required()
            && (key.fallback().isEmpty()
                || key.type() instanceof Type.ListOf
                || key.type() instanceof Type.MapOf);
    Json.Obj type = of(key.type());
    (mayBeNull ? anyOf(type, Json.object().put("type", "null").build()) : type)
        .members()
        .forEach(property::put);
    property.putIfPresent("default", key.fallback());
    if (!key.examples().isEmpty()) {
      property.put("examples", new Json.Arr(key.examples()));
    }
    return property.build();
  }

  /** What each word of a choice means. */
  private static String words(Type type) {
    if (!(type instanceof Type.Choice(List<Type.Option> options))) {
      return "";
    }
    var words = new ArrayList<String>();
    options.stream()
        .filter(option -> !option.meaning().isEmpty())
        .forEach(option -> words.add(option.word() + ": " + option.meaning()));
    return words.isEmpty() ? "" : " " + String.join("; ", words) + ".";
  }

  private static Json.Obj choice(Type.Choice choice) {
    var words = new ArrayList<Json>();
    for (String word : choice.words()) {
      Optional<Boolean> flag =
          word.equals("true") || word.equals("false")
              ? Optional.of(word.equals("true"))
              : Optional.empty();
      words.add(Json.of(word));
      flag.ifPresent(value -> words.add(Json.of(value.booleanValue())));
    }
    return orReference(Json.object().put("enum", new Json.Arr(words)).build());
  }

  private static Json.Obj orReference(Json.Obj type) {
    return anyOf(type, REFERENCE);
  }

  private static Json.Obj anyOf(Json... types) {
    return Json.object().put("anyOf", new Json.Arr(List.of(types))).build();
  }
}
