package io.jobsentry.doctor;

import java.io.IOException;
import java.util.List;

/** One thing that is looked at. To look changes nothing. */
public interface Check {

  /** As people and scripts know it. */
  String name();

  /** What was found; more than one where more than one thing is wrong. */
  List<Finding> look(Patient patient) throws IOException;
}
