package io.jobsentry.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Tries targets one after the other, each for {@code -Dfuzz.seconds} of processor time. {@code
 * -Dfuzz.only=NAME,NAME…} picks some, {@code -Dfuzz.seed} makes a run again, and inputs that break
 * something go to the folder {@code -Dfuzz.found}. Ends with 1 when there are any.
 */
final class Fuzz {
  private static final int MOST_FINDINGS = 5;

  private final Target target;
  private final Mutator mutator;
  private final Budget budget = new Budget();
  private long tried;

  Fuzz(Target target) {
    this.target = target;
    this.mutator = new Mutator(target.seeds());
  }

  /** An input that broke something, and what. */
  static final class Finding {
    private final byte[] input;
    private final Throwable broken;

    private Finding(byte[] input, Throwable broken) {
      this.input = input;
      this.broken = broken;
    }

    Throwable broken() {
      return broken;
    }

    /** Keeps the input as a file, and says what it broke. */
    void keep(Path folder, String target) throws IOException {
      String name = target + "-" + HexFormat.of().toHexDigits(Arrays.hashCode(input));
      Files.write(folder.resolve(name), input);
      System.out.println("FOUND " + name + " " + input.length + " bytes");
      broken.printStackTrace(System.out);
    }
  }

  /** Tries inputs for that long, or until one breaks something. */
  Optional<Finding> run(Random random, Duration processor) {
    long until = Budget.processorNanos() + processor.toNanos();
    do {
      byte[] input = mutator.next(random);
      tried++;
      try {
        target.check(input, budget);
      } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
        return Optional.of(new Finding(input, e));
      }
    } while (Budget.processorNanos() < until);
    return Optional.empty();
  }

  public static void main(String[] args) throws IOException {
    Duration each = Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 600));
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    Path folder = Files.createDirectories(Path.of(System.getProperty("fuzz.found", "target/fuzz")));
    List<String> only = List.of(System.getProperty("fuzz.only", "").split(","));
    int findings = 0;
    for (Target target : Targets.ALL) {
      if (!only.contains("") && !only.contains(target.name())) {
        continue;
      }
      findings += all(target, new Random(seed), each, folder);
    }
    System.exit(findings == 0 ? 0 : 1);
  }

  private static int all(Target target, Random random, Duration each, Path folder)
      throws IOException {
    var fuzz = new Fuzz(target);
    int findings = 0;
    long started = Budget.processorNanos();
    Duration spent = Duration.ZERO;
    while (findings < MOST_FINDINGS && spent.compareTo(each) < 0) {
      var found = fuzz.run(random, each.minus(spent));
      spent = Duration.ofNanos(Budget.processorNanos() - started);
      if (found.isPresent()) {
        findings++;
        found.get().keep(folder, target.name());
      }
    }
    System.out.printf(
        "%s: %d inputs in %d s of processor time, %d findings; at most %s%n",
        target.name(), fuzz.tried, spent.toSeconds(), findings, fuzz.budget.worst());
    return findings;
  }
}
