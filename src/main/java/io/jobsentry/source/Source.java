package io.jobsentry.source;

/**
 * One of the streams that are woven together in a job's output: a rank, a container, a process.
 * Lines that name none come from {@link #NONE}.
 */
public record Source(String name) {
  public static final Source NONE = new Source("");

  /** This one's part that calls itself by a further name. */
  public Source within(String part) {
    return part.isEmpty() ? this : new Source(name.isEmpty() ? part : name + " " + part);
  }

  @Override
  public String toString() {
    return name;
  }
}
