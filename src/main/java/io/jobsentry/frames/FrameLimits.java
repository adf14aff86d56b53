package io.jobsentry.frames;

import java.time.Duration;

/**
 * How much of the source is shown, and what it may cost.
 *
 * @param contextLines before and after the failing line, where no function is found
 * @param frames the most that are shown of one trace
 * @param lines the most of one frame
 * @param characters the most of one frame
 * @param width the most of one line
 * @param fileBytes the largest file that is read
 * @param parse the longest that one file is parsed
 */
public record FrameLimits(
    int contextLines,
    int frames,
    int lines,
    int characters,
    int width,
    int fileBytes,
    Duration parse) {

  public static final FrameLimits USUAL =
      new FrameLimits(10, 20, 160, 24_000, 400, 2 << 20, Duration.ofMillis(500));

  public FrameLimits {
    if (contextLines < 0
        || frames < 1
        || lines < 1
        || characters < 1
        || width < 1
        || fileBytes < 1) {
      throw new IllegalArgumentException("a limit that lets nothing through");
    }
  }

  public FrameLimits withContextLines(int count) {
    return new FrameLimits(count, frames, lines, characters, width, fileBytes, parse);
  }

  public FrameLimits withFrames(int count) {
    return new FrameLimits(contextLines, count, lines, characters, width, fileBytes, parse);
  }

  public FrameLimits withSize(int mostLines, int mostCharacters) {
    return new FrameLimits(
        contextLines, frames, mostLines, mostCharacters, width, fileBytes, parse);
  }
}
