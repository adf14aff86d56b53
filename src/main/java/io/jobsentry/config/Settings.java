package io.jobsentry.config;

/** The effective values of a config, each with where it comes from. */
public final class Settings {
  private final Setting.Group root;

  Settings(Setting.Group root) {
    this.root = root;
  }

  Setting.Group root() {
    return root;
  }
}
