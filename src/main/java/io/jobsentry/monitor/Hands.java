package io.jobsentry.monitor;

import io.jobsentry.core.Effect;

/** Whoever does what was decided. Must not block; results come back as events. */
public interface Hands {
  void perform(Effect effect);
}
