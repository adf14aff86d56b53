package io.jobsentry.model;

import java.time.Duration;
import java.time.Instant;

/**
 * Now, on two clocks. {@code wall} is for people and files and may jump; {@code uptime} only grows,
 * stands still while the machine sleeps, and is what every waiting time is measured on. Uptimes of
 * different runs of sentry must not be compared.
 */
public record Moment(Instant wall, Duration uptime) {

  public Moment plus(Duration passed) {
    return new Moment(wall.plus(passed), uptime.plus(passed));
  }
}
