package io.jobsentry.catalogue;

import io.jobsentry.model.Word;

/** Whose affair a failure is. */
public enum Domain implements Word {
  HARDWARE,
  HOST,
  STORAGE,
  NETWORK,
  CREDENTIALS,
  QUOTA,
  SCHEDULER,
  /** A service that the job uses. */
  SERVICE,
  /** A person who wanted it so. */
  USER,
  DATA,
  CODE,
  CONFIG,
  RUNTIME;

  /** Whether another version of the job's code could make a difference. */
  public boolean healable() {
    return switch (this) {
      case DATA, CODE, CONFIG, RUNTIME -> true;
      case HARDWARE, HOST, STORAGE, NETWORK, CREDENTIALS, QUOTA, SCHEDULER, SERVICE, USER -> false;
    };
  }
}
