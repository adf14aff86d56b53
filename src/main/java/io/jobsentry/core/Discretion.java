package io.jobsentry.core;

import java.util.List;

/**
 * Keeps secrets out of facts, which are written down and told. The same text always becomes the
 * same, and what is clean stays as it is, so a state does not depend on who folds it.
 */
public interface Discretion {
  /** Lets everything through. */
  Discretion NONE =
      new Discretion() {
        @Override
        public String told(String text) {
          return text;
        }

        @Override
        public List<String> told(List<String> command) {
          return command;
        }

        @Override
        public List<String> lines(List<String> lines) {
          return lines;
        }
      };

  /** A text without its secrets. */
  String told(String text);

  /** The words of a command without their secrets. */
  List<String> told(List<String> command);

  /** Lines that follow one another, as many as before, without their secrets. */
  List<String> lines(List<String> lines);

  /** Whether what a variable is set to must not be written down. */
  default boolean hides(String name, String value) {
    String whole = name + "=" + value;
    return !told(value).equals(value) || !told(whole).equals(whole);
  }
}
