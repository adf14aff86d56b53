package io.jobsentry.doctor;

import java.util.List;

/** Numbers and names in sentences. */
final class Words {
  private Words() {}

  /** {@code 1 line}, {@code 2 lines}. */
  static String count(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  /** The first few, and how many there are beyond. */
  static String some(List<String> names, int shown) {
    var text = new StringBuilder();
    for (int i = 0; i < Math.min(shown, names.size()); i++) {
      text.append(i == 0 ? "" : ", ").append('`').append(names.get(i)).append('`');
    }
    int more = names.size() - shown;
    return more > 0 ? text.append(" and ").append(more).append(" more").toString() : text + "";
  }
}
