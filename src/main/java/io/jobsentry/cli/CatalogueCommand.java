package io.jobsentry.cli;

import io.jobsentry.catalogue.Signature;
import io.jobsentry.json.Json;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code sentry catalogue}: the failures that are known. */
@Command(
    name = "catalogue",
    description = "List, show and search the failures that sentry knows.",
    synopsisSubcommandLabel = "COMMAND")
final class CatalogueCommand {
  private CatalogueCommand() {}

  static CommandLine line(Console console) {
    return new CommandLine(new CatalogueCommand())
        .addSubcommand("list", new CatalogueListCommand(console))
        .addSubcommand("show", new CatalogueShowCommand(console))
        .addSubcommand("search", new CatalogueSearchCommand(console));
  }

  /** What every answer says of a signature. */
  static Json.Builder json(Signature signature) {
    return Json.object()
        .put("id", signature.id())
        .put("family", signature.family())
        .put("title", signature.title())
        .put("role", signature.role().word())
        .put("domain", signature.domain().word())
        .put("category", category(signature))
        .put("advice", signature.advice().word())
        .putIfPresent("change", signature.change().map(Json::of))
        .put("fatal", signature.fatal())
        .put("note", signature.note());
  }

  static String category(Signature signature) {
    return signature.category().name().toLowerCase(Locale.ROOT);
  }
}
