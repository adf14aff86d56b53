package io.jobsentry.vital;

import java.io.IOException;

/** Measures something. */
interface Gauge {
  Reading read() throws IOException;
}
