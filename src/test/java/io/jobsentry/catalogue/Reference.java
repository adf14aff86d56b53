package io.jobsentry.catalogue;

import java.util.List;
import java.util.Locale;

/** The catalogue as a document. */
final class Reference {
  private Reference() {}

  static String markdown(List<FamilyFile> files, String measured) {
    int all = files.stream().mapToInt(file -> file.signatures().size()).sum();
    var text = new StringBuilder();
    text.append(
        """
        # The catalogue of failures

        <!-- Generated: mvn test -Dtest='Catalogue*Test' -Dregenerate=true -->

        """);
    text.append(
        """
        %d signatures in %d families. A signature says how a failure announces itself in one line, which part that line plays in the story, and what to do first
        when it turns out to be the cause. `sentry catalogue search 'LINE'` says which ones know a line, `sentry catalogue show ID` shows one with its samples.

        | role | means |
        |---|---|
        | root | it can be the cause |
        | cascade | something else failed before, often in another process |
        | teardown | said while things are being put away |
        | noise | reads like a failure and is none |

        A † marks a line that alone means that the job is dying. The advice counts only where the signature is the cause; no advice leads to a change of code where
        the domain is hardware, host, storage, network, credentials, quota, scheduler, service or user.

        """
            .formatted(all, files.size()));
    text.append("## How well it knows\n\n").append(measured).append('\n');
    for (FamilyFile file : files) {
      text.append("## ").append(file.family().name()).append("\n\n");
      text.append(cell(file.family().about())).append("\n\n");
      text.append(
          """
          | signature | what happened | role | domain | category | advice | what not to read into it |
          |---|---|---|---|---|---|---|
          """);
      for (Reviewed reviewed : file.signatures()) {
        Signature s = reviewed.signature();
        text.append(
            String.join(
                " | ",
                "| `" + s.id() + "`" + (s.fatal() ? " †" : ""),
                cell(s.title()),
                s.role().word(),
                s.domain().word(),
                s.category().name().toLowerCase(Locale.ROOT),
                s.change().map(it -> "retry with a change: " + cell(it)).orElse(s.advice().word()),
                cell(s.note()) + " |\n"));
      }
      text.append('\n');
    }
    return text.toString().stripTrailing() + "\n";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
  }
}
