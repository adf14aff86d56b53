package io.jobsentry.trace;

import java.util.List;
import java.util.Optional;

/** An exception of Dart that is being read: what it says, and numbered frames. */
final class DartReading implements Reading {
  private static final int MOST_LINES = 40;

  private final Message message = new Message();
  private final FrameList frames = new FrameList();
  private String type = "";
  private boolean opened;
  private boolean framed;
  private int lines;

  @Override
  public boolean knows(String line) {
    return isFrame(line) || line.equals("<asynchronous suspension>");
  }

  private static boolean isFrame(String line) {
    int end = Text.digits(line, 1);
    return line.startsWith("#") && end > 1 && line.startsWith("   ", end);
  }

  @Override
  public Step next(String line) {
    if (!opened) {
      opened = true;
      return Step.TAKEN;
    }
    if (isFrame(line)) {
      framed = true;
      frame(line.substring(Text.digits(line, 1)).strip());
      return Step.TAKEN;
    }
    if (framed) {
      return line.equals("<asynchronous suspension>") ? Step.TAKEN : Step.ENDED;
    }
    if (type.isEmpty()) {
      named(line);
    } else {
      message.add(line);
    }
    return ++lines > MOST_LINES ? Step.ENDED : Step.HELD;
  }

  /** {@code FormatException: text}; not everything that is thrown says what it is. */
  private void named(String line) {
    int colon = line.indexOf(": ");
    boolean word =
        colon > 0
            && Character.isUpperCase(line.charAt(0))
            && (line.startsWith("Bad state") || line.lastIndexOf(' ', colon) < 0);
    type = word ? line.substring(0, colon) : "Error";
    message.add(word ? line.substring(colon + 2) : line);
  }

  /** {@code main (file:///srv/app/job.dart:9:3)}. */
  private void frame(String text) {
    int open = text.lastIndexOf(" (");
    if (open < 0 || !text.endsWith(")")) {
      return;
    }
    String place = text.substring(open + 2, text.length() - 1);
    int colon = NativeStack.colon(place);
    String function = text.substring(0, open);
    if (colon <= 0) {
      frames.add(Frame.of("", function, false));
      return;
    }
    String file = place.substring(0, colon);
    boolean own =
        !file.startsWith("dart:")
            && !file.startsWith("package:flutter/")
            && !file.contains(".pub-cache/")
            && !Folders.isDependency(file);
    frames.add(Frame.of(file, Text.number(place, colon + 1).orElse(0), function, own));
  }

  @Override
  public Optional<Draft> draft(boolean silent) {
    var thrown =
        new Thrown(Link.THROWN, type, message.toString(), frames.asPrinted(), frames.omitted());
    return framed ? Optional.of(Draft.of(List.of(thrown), true)) : Optional.empty();
  }
}
