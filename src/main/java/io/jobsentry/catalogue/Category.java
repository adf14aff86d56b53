package io.jobsentry.catalogue;

/** What kind of failure it is. */
public enum Category implements Word {
  TRANSIENT,
  DATA,
  CODE,
  CONFIG,
  EXTERNAL,
  INFRA
}
