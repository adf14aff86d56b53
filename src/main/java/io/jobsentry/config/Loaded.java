package io.jobsentry.config;

import java.util.List;

/** What became of a config file. */
public sealed interface Loaded {

  /** It holds. {@code notices} name what has no effect yet, in the order of the file. */
  record Good(Config config, Settings settings, List<ConfigNotice> notices) implements Loaded {
    public Good {
      notices = List.copyOf(notices);
    }
  }

  /** It does not, for these reasons, in the order of the file. There is at least one. */
  record Bad(List<ConfigProblem> problems) implements Loaded {
    public Bad {
      problems = List.copyOf(problems);
    }
  }
}
