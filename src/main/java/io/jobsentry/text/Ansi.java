package io.jobsentry.text;

import java.io.ByteArrayOutputStream;

/**
 * Takes terminal escape sequences out of a job's output, in any chunks: colours, cursor moves, and
 * the strings that set titles, links and clipboards. Not safe for several threads.
 *
 * <p>A sequence that never ends swallows at most {@link #LONGEST} bytes, or up to the end of the
 * line: a stray escape byte must not hide an error message.
 */
public final class Ansi {
  private static final byte ESCAPE = 0x1b;
  private static final int LONGEST = 4096;

  /** What is left standing. */
  public enum Keep {
    TEXT,
    /** Text and colours, and no control character but tab: fit for a terminal. */
    COLOURS
  }

  private enum State {
    TEXT,
    ESCAPE,
    /** After {@code ESC} and an intermediate byte: one more byte ends it. */
    INTERMEDIATE,
    /** {@code ESC [}, parameters, and a final byte. */
    CONTROL,
    /** {@code ESC ]} and its kin: up to BEL or {@code ESC \}. */
    STRING,
    STRING_ESCAPE
  }

  private final Keep keep;
  private final byte[] control = new byte[64];
  private State state = State.TEXT;
  private int length;

  public Ansi(Keep keep) {
    this.keep = keep;
  }

  /** A whole piece of text without its escape sequences; the same array when it has none. */
  public static byte[] strip(byte[] text) {
    for (byte b : text) {
      if (b == ESCAPE) {
        return new Ansi(Keep.TEXT).next(text, text.length);
      }
    }
    return text;
  }

  /** What is shown on a terminal of somebody's text: no byte of it moves, titles or copies. */
  public static byte[] forTerminal(byte[] text) {
    return new Ansi(Keep.COLOURS).next(text, text.length);
  }

  /** The next chunk, stripped. */
  public byte[] next(byte[] chunk, int size) {
    var out = new ByteArrayOutputStream(size);
    int i = 0;
    while (i < size) {
      int text = i;
      while (keep == Keep.TEXT && state == State.TEXT && i < size && chunk[i] != ESCAPE) {
        i++;
      }
      out.write(chunk, text, i - text);
      if (i < size) {
        step(chunk[i++], out);
      }
    }
    return out.toByteArray();
  }

  private void step(byte b, ByteArrayOutputStream out) {
    if (b == '\n' && state != State.TEXT) {
      state = State.TEXT;
    }
    switch (state) {
      case TEXT -> text(b, out);
      case ESCAPE -> escape(b, out);
      case INTERMEDIATE -> {
        if (b < 0x20 || b > 0x2f) {
          state = State.TEXT;
        }
      }
      case CONTROL -> control(b, out);
      case STRING -> {
        if (b == 0x07) {
          state = State.TEXT;
        } else if (b == ESCAPE) {
          state = State.STRING_ESCAPE;
        } else if (++length > LONGEST) {
          state = State.TEXT;
        }
      }
      case STRING_ESCAPE -> {
        if (b == '\\') {
          state = State.TEXT;
        } else {
          escape(b, out);
        }
      }
    }
  }

  private void text(byte b, ByteArrayOutputStream out) {
    if (b == ESCAPE) {
      state = State.ESCAPE;
    } else if (keep == Keep.TEXT || b < 0 || (b >= 0x20 && b != 0x7f) || b == '\t' || b == '\n') {
      out.write(b);
    }
  }

  private void escape(byte b, ByteArrayOutputStream out) {
    length = 0;
    switch (b) {
      case '[' -> state = State.CONTROL;
      case ']', 'P', 'X', '^', '_' -> state = State.STRING;
      case ESCAPE -> state = State.ESCAPE;
      default -> {
        if (b >= 0x20 && b <= 0x2f) {
          state = State.INTERMEDIATE;
        } else if (b >= 0x30 && b <= 0x7e) {
          state = State.TEXT;
        } else {
          // No sequence at all: the byte belongs to the text.
          state = State.TEXT;
          text(b, out);
        }
      }
    }
  }

  private void control(byte b, ByteArrayOutputStream out) {
    if (b == ESCAPE) {
      state = State.ESCAPE;
    } else if (b >= 0x40 && b <= 0x7e) {
      state = State.TEXT;
      if (b == 'm' && keep == Keep.COLOURS && length <= control.length && isColour()) {
        out.write(ESCAPE);
        out.write('[');
        out.write(control, 0, length);
        out.write('m');
      }
    } else if (b < 0x20 || b == 0x7f) {
      // Cut off by something that is no part of it.
      state = State.TEXT;
      text(b, out);
    } else {
      if (length < control.length) {
        control[length] = b;
      }
      if (++length > LONGEST) {
        state = State.TEXT;
      }
    }
  }

  /** Digits and separators only: a private prefix makes something else of it. */
  private boolean isColour() {
    for (int i = 0; i < length; i++) {
      byte b = control[i];
      if ((b < '0' || b > '9') && b != ';' && b != ':') {
        return false;
      }
    }
    return true;
  }
}
