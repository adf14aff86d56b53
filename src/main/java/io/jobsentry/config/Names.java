package io.jobsentry.config;

import java.util.ArrayList;
import java.util.List;

/** The names of detectors, given or made up. */
final class Names {
  private Names() {}

  static List<String> ofDetectors(View root) {
    var names = new ArrayList<String>();
    List<View> detectors = root.sections("detectors");
    for (int i = 0; i < detectors.size(); i++) {
      View detector = detectors.get(i);
      String kind = detector.text("kind");
      int place = i;
      names.add(
          detector
              .maybeText("name")
              .orElseGet(() -> kind.equals("pattern") ? "pattern_" + place : kind));
    }
    return names;
  }
}
