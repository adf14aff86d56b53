package io.jobsentry.model;

/** What kind of failure it is. */
public enum Category implements Word {
  TRANSIENT,
  DATA,
  CODE,
  CONFIG,
  EXTERNAL,
  INFRA
}
