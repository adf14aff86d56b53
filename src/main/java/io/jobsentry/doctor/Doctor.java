package io.jobsentry.doctor;

import io.jobsentry.process.SupervisorLock;
import io.jobsentry.process.SupervisorLock.Holder;
import io.jobsentry.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks at a project and makes good what can be made good. One repair may bring to light what the
 * next one is for, so it looks again until nothing is left that it could do; what it has tried once
 * it does not try again.
 */
public final class Doctor {
  /** More rounds than there are layers of damage that hide each other. */
  private static final int ROUNDS = 6;

  private final Patient patient;
  private final List<Check> machine;
  private final List<Check> folder;
  private final String version;
  private final Clock clock;

  /**
   * @param patient whose supervisor is not looked up yet
   * @param machine what no repair has an effect on, looked at once
   * @param folder what is looked at after each repair
   */
  public Doctor(
      Patient patient, List<Check> machine, List<Check> folder, String version, Clock clock) {
    this.patient = patient;
    this.machine = List.copyOf(machine);
    this.folder = List.copyOf(folder);
    this.version = version;
    this.clock = clock;
  }

  /** Only looks. */
  public Treatment examine() {
    Optional<Holder> holder = holder();
    var findings = new ArrayList<>(look(machine, holder));
    findings.addAll(look(folder, holder));
    return new Treatment(findings, List.of(), Treatment.Hindrance.NONE, holder);
  }

  /** Looks, repairs, and looks again. */
  public Treatment treat() {
    var findings = new ArrayList<>(look(machine, holder()));
    var done = new ArrayList<Treatment.Done>();
    Set<String> tried = new HashSet<>();
    repair(done, tried, holder(), it -> it.scope() == Repair.Scope.ANYTIME);
    Optional<Holder> holder = holder();
    if (holder.isEmpty()) {
      repair(done, tried, holder, it -> it.scope() == Repair.Scope.BEFORE_THE_LOCK);
      List<Finding> before = look(folder, holder);
      if (anyRepair(before, tried)) {
        holder = underTheLock(before, done, tried);
      }
    }
    List<Finding> left = look(folder, holder.or(this::holder));
    findings.addAll(left);
    boolean hindered = holder.isPresent() && anyRepair(left, tried);
    return new Treatment(
        findings,
        done,
        hindered ? Treatment.Hindrance.SUPERVISOR : Treatment.Hindrance.NONE,
        holder);
  }

  /** Answers who was in the way. */
  private Optional<Holder> underTheLock(
      List<Finding> before, List<Treatment.Done> done, Set<String> tried) {
    try {
      return switch (SupervisorLock.acquireBriefly(patient.layout(), version, clock)) {
        case SupervisorLock.Answer.Refused(var holder) ->
            Optional.of(holder.orElse(new Holder(0, patient.now(), "")));
        case SupervisorLock.Answer.Granted(var lock) -> {
          try (lock) {
            // Whoever has the lock has put its own name over that of a dead one.
            for (Finding finding : before) {
              if (finding.check().equals(LockCheck.NAME) && finding.repair().isPresent()) {
                done.add(perform(finding, finding.repair().get()));
              }
            }
            repair(done, tried, Optional.empty(), _ -> true);
          }
          yield Optional.empty();
        }
      };
    } catch (IOException e) {
      done.add(
          new Treatment.Done(
              "lock", false, "the supervisor's lock cannot be had: " + e.getMessage()));
      return Optional.empty();
    }
  }

  private void repair(
      List<Treatment.Done> done,
      Set<String> tried,
      Optional<Holder> holder,
      Predicate<Repair> which) {
    for (int round = 0; round < ROUNDS; round++) {
      boolean any = false;
      for (Finding finding : look(folder, holder)) {
        Optional<Repair> repair = finding.repair().filter(which);
        if (repair.isPresent() && tried.add(key(finding))) {
          done.add(perform(finding, repair.get()));
          any = true;
        }
      }
      if (!any) {
        return;
      }
    }
  }

  private static Treatment.Done perform(Finding finding, Repair repair) {
    try {
      return new Treatment.Done(finding.check(), true, repair.cure().perform());
    } catch (IOException | RuntimeException e) {
      // One that fails keeps nobody from the others; what it was for is found again.
      return new Treatment.Done(
          finding.check(), false, finding.fact() + ": it cannot be repaired: " + reason(e));
    }
  }

  private static boolean anyRepair(List<Finding> findings, Set<String> tried) {
    return findings.stream().anyMatch(it -> it.repair().isPresent() && !tried.contains(key(it)));
  }

  private static String key(Finding finding) {
    return finding.check() + " " + finding.fact();
  }

  private List<Finding> look(List<Check> checks, Optional<Holder> holder) {
    Patient now = patient.supervisedBy(holder);
    var findings = new ArrayList<Finding>();
    for (Check check : checks) {
      try {
        findings.addAll(check.look(now));
      } catch (IOException | RuntimeException e) {
        findings.add(
            Finding.failure(
                check,
                "it cannot be looked at: " + reason(e),
                "what cannot be read cannot be trusted",
                "look at it by hand; the other checks went on"));
      }
    }
    return findings;
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : String.valueOf(e.getMessage());
  }

  private Optional<Holder> holder() {
    Path note = LockCheck.note(patient.layout());
    try {
      return Files.isRegularFile(note) ? SupervisorLock.holder(patient.layout()) : Optional.empty();
    } catch (IOException _) {
      // A note that nobody can read tells of nobody; the check of the lock says so.
      return Optional.empty();
    }
  }
}
