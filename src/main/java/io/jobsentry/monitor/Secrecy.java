package io.jobsentry.monitor;

import io.jobsentry.core.Discretion;
import io.jobsentry.redact.Redactor;
import java.util.List;

/** The redactor as the core asks it. */
public record Secrecy(Redactor redactor) implements Discretion {
  @Override
  public String told(String text) {
    return redactor.redact(text).text();
  }

  @Override
  public List<String> told(List<String> command) {
    return redactor.words(command);
  }

  @Override
  public List<String> lines(List<String> lines) {
    return redactor.lines(lines);
  }
}
