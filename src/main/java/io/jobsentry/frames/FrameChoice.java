package io.jobsentry.frames;

import java.util.List;
import java.util.Optional;

/**
 * Which source is shown, as far as somebody said so.
 *
 * @param languages whose source is shown, by name; of a file in no known language that is not asked
 * @param skipped paths that contain one of these are not shown
 */
public record FrameChoice(List<String> languages, List<String> skipped) {
  /** All that is the project's own. */
  public static final FrameChoice EVERYTHING =
      new FrameChoice(
          List.of("python", "javascript", "typescript", "go", "rust", "java"), List.of());

  public FrameChoice {
    languages = List.copyOf(languages);
    skipped = List.copyOf(skipped);
  }

  /** The same place, or why it is not shown. */
  Place of(Place place, String printed) {
    if (!(place instanceof Place.Inside inside)) {
      return place;
    }
    Optional<String> skip =
        skipped.stream()
            .filter(it -> inside.name().contains(it) || printed.contains(it))
            .findFirst();
    if (skip.isPresent()) {
      return new Place.Elsewhere("`skip_paths` leaves out `" + skip.get() + "`");
    }
    return SourceLanguage.of(inside.name())
        .map(SourceLanguage::family)
        .filter(it -> !languages.contains(it))
        .<Place>map(it -> new Place.Elsewhere("`languages` leaves out `" + it + "`"))
        .orElse(place);
  }
}
