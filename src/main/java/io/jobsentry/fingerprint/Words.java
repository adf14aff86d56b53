package io.jobsentry.fingerprint;

import static io.jobsentry.fingerprint.Ids.isDigit;

import java.util.Locale;

/**
 * Goes through a text once and writes it anew, word by word: each is kept, or becomes a
 * placeholder. Time is linear in the length of the text.
 */
final class Words {
  static final String NUMBER = "<n>";
  static final String ID = "<id>";
  static final String TIME = "<time>";
  static final String ADDRESS = "<ip>";
  static final String HEX = "<hex>";
  static final String TEXT = "<text>";
  static final String PATH = "<path>";
  static final String HOST = "<host>";

  private static final int LONGEST_INPUT = 8192;
  private static final int LONGEST_QUOTED = 200;

  private final String text;
  private final int limit;
  private final StringBuilder out = new StringBuilder();
  private final Lead lead = new Lead();
  private int place;

  private Words(String text, int limit) {
    this.text = text;
    this.limit = limit;
  }

  /**
   * @param limit about how long the answer may be; it ends with a whole word
   */
  static String of(String text, int limit) {
    String some = text.length() > LONGEST_INPUT ? text.substring(0, LONGEST_INPUT) : text;
    return new Words(some, limit).all();
  }

  private String all() {
    while (place < text.length() && out.length() < limit) {
      step();
    }
    int end = out.length();
    while (end > 0 && " .,:;…".indexOf(out.charAt(end - 1)) >= 0) {
      end--;
    }
    return out.substring(0, end);
  }

  private void step() {
    char c = text.charAt(place);
    if (Character.isWhitespace(c)) {
      if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
      lead.gap(' ');
      place++;
      return;
    }
    boolean fresh = place == 0 || !Name.isPart(text.charAt(place - 1));
    if (fresh && (quoted() || special() || number() || word())) {
      return;
    }
    out.append(c);
    lead.gap(c);
    place++;
  }

  /** A text in quotes. */
  private boolean quoted() {
    int end = Quoted.end(text, place, LONGEST_QUOTED);
    if (end < 0) {
      return false;
    }
    String inside = text.substring(place + 1, end - 1);
    String became;
    if (inside.isBlank()) {
      became = "";
    } else if (Quoted.isData(out)) {
      became = TEXT;
    } else if (PathText.isPath(inside)) {
      became = PathText.of(inside);
    } else {
      became = lead.beforeQuoted(inside).orElseGet(() -> Words.of(inside, LONGEST_QUOTED));
    }
    put("'" + became + "'");
    place = end;
    lead.clear();
    return true;
  }

  /** What is known by its form. */
  private boolean special() {
    int time = Times.end(text, place);
    if (time > 0) {
      return placeholder(TIME, time);
    }
    int uuid = Addresses.uuid(text, place);
    if (uuid > 0) {
      return placeholder(ID, uuid);
    }
    int address = Addresses.end(text, place);
    if (address > 0) {
      return placeholder(ADDRESS, address);
    }
    int url = Url.end(text, place);
    if (url > 0) {
      return put(Url.of(text.substring(place, url)), url);
    }
    int path = PathText.end(text, place);
    return path > 0
        && put(
            lead.isVerb()
                ? PathText.route(text.substring(place, path))
                : PathText.of(text.substring(place, path)),
            path);
  }

  private boolean number() {
    int digit = "-+".indexOf(text.charAt(place)) >= 0 ? place + 1 : place;
    if (digit >= text.length() || !isDigit(text.charAt(digit))) {
      return false;
    }
    int end = Numbers.end(text, digit);
    if (end < 0) {
      return false;
    }
    String written = text.substring(place, end);
    if (lead.isCode() || Lead.isStatus(text, place, end)) {
      put(written.toLowerCase(Locale.ROOT));
      place = end;
      lead.clear();
      return true;
    }
    boolean hex = written.startsWith("0x") || written.startsWith("0X");
    return hex ? placeholder(HEX, end) : placeholder(NUMBER, Numbers.unit(text, end));
  }

  private boolean word() {
    if (!Name.isPart(text.charAt(place))) {
      return false;
    }
    int end = Name.end(text, place);
    String word = text.substring(place, end);
    if (word.equals("HTTP") && text.startsWith("/", end)) {
      int version = end + 1;
      while (version < text.length()
          && (isDigit(text.charAt(version)) || text.charAt(version) == '.')) {
        version++;
      }
      end = version;
    }
    int mail = Addresses.mail(text, end);
    if (mail > 0) {
      return placeholder(ID, mail);
    }
    if (end < text.length() && text.charAt(end) == '@') {
      int hash = end + 1;
      while (hash < text.length() && Ids.isHexDigit(text.charAt(hash))) {
        hash++;
      }
      if (hash - end > 4) {
        put(Name.of(word));
        return put("@" + HEX, hash);
      }
    }
    put(lead.beforeName(word).orElseGet(() -> Name.of(word)));
    lead.word(word);
    place = end;
    return true;
  }

  private boolean placeholder(String placeholder, int end) {
    place = end;
    lead.clear();
    int same = Folding.start(out, placeholder);
    if (same >= 0) {
      out.setLength(same);
      return true;
    }
    out.append(placeholder);
    return true;
  }

  private boolean put(String became, int end) {
    put(became);
    place = end;
    lead.clear();
    return true;
  }

  private void put(String became) {
    out.append(became);
  }
}
