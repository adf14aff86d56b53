package io.jobsentry.project;

/** What a project, or a part of it, is made with. */
public enum Stack {
  PYTHON("Python"),
  NODE("Node"),
  GO("Go"),
  RUST("Rust"),
  MAVEN("Maven"),
  GRADLE("Gradle"),
  MAKE("Make"),
  SLURM("Slurm");

  private final String shown;

  Stack(String shown) {
    this.shown = shown;
  }

  public String shown() {
    return shown;
  }
}
