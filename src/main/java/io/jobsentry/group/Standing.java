package io.jobsentry.group;

import java.util.Optional;

/** What all decisions about a group come to. */
record Standing(Optional<Decision.Resolved> resolved, Optional<Decision.Muted> muted) {
  static final Standing NONE = new Standing(Optional.empty(), Optional.empty());

  Standing after(Decision decision) {
    return switch (decision) {
      case Decision.Resolved it -> new Standing(Optional.of(it), muted);
      case Decision.Reopened _ -> new Standing(Optional.empty(), muted);
      case Decision.Muted it -> new Standing(resolved, Optional.of(it));
      case Decision.Unmuted _ -> new Standing(resolved, Optional.empty());
    };
  }
}
