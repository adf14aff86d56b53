package io.jobsentry.fingerprint;

import io.jobsentry.model.JobExit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The pairs that a person has judged. */
final class ReviewedPairs {
  private static final Path FILE = Path.of("src/test/resources/fingerprints/pairs.txt");

  private ReviewedPairs() {}

  static List<Pair> all() {
    try {
      var pairs = new ArrayList<Pair>();
      String[] all = Files.readString(FILE).split("(?m)^== ", -1);
      for (int i = 1; i < all.length; i++) {
        pairs.add(read(all[i]));
      }
      return pairs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Pair read(String text) {
    String heading = text.lines().findFirst().orElseThrow();
    String[] printed = text.substring(heading.length() + 1).split("(?m)^----\n", -1);
    String[] words = heading.substring(0, heading.indexOf(':')).split(" ", -1);
    String of = words.length > 2 ? words[2] : "";
    return new Pair(
        words[0].equals("same"),
        heading,
        evidence(words[1], of, printed[0]),
        evidence(words[1], of, printed[1]));
  }

  private static Evidence evidence(String kind, String of, String printed) {
    List<String> lines = printed.lines().filter(line -> !line.isBlank()).toList();
    return switch (kind) {
      case "trace" -> new Evidence.Traced(Traces.in(printed).getFirst());
      case "known" -> new Evidence.KnownFailure(of, lines.getFirst());
      case "detector" -> new Evidence.Detected(of, lines.getFirst());
      case "exit" ->
          new Evidence.Ended(
              of.equals("SIGKILL")
                  ? new JobExit.Killed(9, false)
                  : new JobExit.Code(Integer.parseInt(of)),
              lines);
      default -> throw new IllegalArgumentException(kind);
    };
  }
}
