package io.jobsentry.config;

import java.util.List;

/** A piece of a YAML file, with its place. */
sealed interface Node {
  Spot spot();

  /** How many pieces it is made of, itself included; an alias counts as what it stands for. */
  long size();

  /** What a scalar is by the look of it. */
  enum Look {
    TEXT,
    NUMBER,
    FLAG,
    NOTHING
  }

  /**
   * A single value.
   *
   * @param text as written, without quotes
   */
  record Scalar(String text, Look look, Spot spot) implements Node {
    @Override
    public long size() {
      return 1;
    }
  }

  record Items(List<Node> items, Spot spot, long size) implements Node {
    public Items {
      items = List.copyOf(items);
    }
  }

  record Table(List<Entry> entries, Spot spot, long size) implements Node {
    public Table {
      entries = List.copyOf(entries);
    }
  }

  record Entry(String key, Spot spot, Node value) {}

  /** The piece in words that follow "found". */
  default String words() {
    return switch (this) {
      case Scalar(String text, Look look, Spot _) ->
          switch (look) {
            case NOTHING -> "nothing";
            case TEXT -> text.isEmpty() ? "an empty text" : "the text " + Words.quote(text);
            case NUMBER -> "the number " + Words.quote(text);
            case FLAG -> Words.quote(text);
          };
      case Items _ -> "a list";
      case Table _ -> "a mapping";
    };
  }
}
