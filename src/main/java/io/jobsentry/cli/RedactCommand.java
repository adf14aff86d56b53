package io.jobsentry.cli;

import io.jobsentry.json.Json;
import io.jobsentry.json.JsonText;
import io.jobsentry.redact.Kind;
import io.jobsentry.redact.Kinds;
import io.jobsentry.redact.RedactingStream;
import io.jobsentry.redact.Redactor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sentry redact}. */
@Command(
    name = "redact",
    description =
        "Take secrets out of a text: each is replaced by [redacted:KIND], all else stays as it is.",
    footer = {
      "  sentry redact < job.log                   what a log looks like without its secrets",
      "  kubectl logs -f pod | sentry redact       line by line, as they come",
      "  sentry redact --as env .env               every value masked, names and comments kept",
      "  sentry redact --count < job.log > clean   how many of which kind, on stderr",
      "  sentry redact --kinds                     what is recognised, and by what"
    })
final class RedactCommand implements Callable<Integer> {
  private static final int CHUNK = 1 << 16;

  /** As what a text is read. */
  enum Form {
    TEXT,
    ENV,
    CONFIG
  }

  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The text; stdin without it. The file itself is never changed.")
  private @Nullable Path file;

  @Option(
      names = "--as",
      paramLabel = "FORM",
      defaultValue = "text",
      description =
          "text (the default), env (every value is masked), or config (every value under a name"
              + " that looks secret is masked: YAML, JSON, TOML, INI).")
  private Form form = Form.TEXT;

  @Option(names = "--count", description = "Says on stderr how many secrets of each kind it was.")
  private boolean count;

  @Option(names = "--kinds", description = "Lists the kinds instead, and how they are recognised.")
  private boolean kinds;

  @Option(names = "--json", description = "Prints the kinds, or the counts, as JSON.")
  private boolean json;

  RedactCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, RefusalException {
    if (kinds) {
      console.out().print(json ? kindsAsJson() : kindsAsText());
      return ExitStatus.OK.code();
    }
    if (json && !count) {
      throw RefusalException.usage(
          "`--json` needs `--kinds` or `--count`", "the text itself is not JSON");
    }
    if (file == null && console.terminals().in()) {
      throw RefusalException.usage(
          "there is nothing to read", "name a file, or pipe something in: `sentry redact < FILE`");
    }
    var redactor = Redactor.of(console.env());
    try (var out = redactor.stream(new BufferedOutputStream(console.bytes(), CHUNK))) {
      copy(redactor, out);
      out.finish();
      if (count) {
        console.err().print(counts(out.counts()));
      }
    }
    return ExitStatus.OK.code();
  }

  private void copy(Redactor redactor, RedactingStream out) throws IOException {
    try (InputStream in =
        file == null ? console.in() : Files.newInputStream(console.cwd().resolve(file))) {
      if (form != Form.TEXT) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        String clean = (form == Form.ENV ? redactor.envFile(text) : redactor.config(text)).text();
        out.write(clean.getBytes(StandardCharsets.UTF_8));
        return;
      }
      var chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        out.write(chunk, 0, read);
        if (in.available() == 0) {
          // Nothing more waits: who follows a log sees its last line now.
          out.flush();
        }
      }
    }
  }

  private String counts(Map<String, Integer> counts) {
    var sorted = new TreeMap<>(counts);
    if (json) {
      var object = Json.object();
      sorted.forEach((kind, number) -> object.put(kind, (long) number));
      return JsonText.compact(Json.object().put("schema", 1).put("counts", object.build()).build())
          + "\n";
    }
    if (sorted.isEmpty()) {
      return "sentry: no secret was found\n";
    }
    var text = new StringBuilder();
    sorted.forEach((kind, number) -> text.append("%7d  %s\n".formatted(number, kind)));
    return text.toString();
  }

  private static String kindsAsText() {
    List<Kind> all = Kinds.list();
    int names = all.stream().mapToInt(kind -> kind.name().length()).max().orElse(0);
    var text = new StringBuilder();
    String group = "";
    for (Kind kind : all) {
      if (!kind.group().equals(group)) {
        text.append(text.isEmpty() ? "" : "\n").append(kind.group()).append("\n\n");
        group = kind.group();
      }
      String name = kind.name() + " ".repeat(names - kind.name().length());
      text.append("  ").append(name).append("  ").append(kind.about()).append('\n');
    }
    return text.toString();
  }

  private static String kindsAsJson() {
    var list = new ArrayList<Json>();
    for (Kind kind : Kinds.list()) {
      list.add(
          Json.object()
              .put("name", kind.name())
              .put("group", kind.group())
              .put("about", kind.about())
              .put("told-by", kind.told())
              .build());
    }
    return JsonText.pretty(Json.object().put("schema", 1).put("kinds", new Json.Arr(list)).build())
        + "\n";
  }
}
