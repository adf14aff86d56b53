package io.jobsentry.project;

import java.util.ArrayList;
import java.util.List;

/** Finds the files that say how a job was configured. */
final class Snapshots {
  private static final int MOST = 12;
  private static final List<String> KNOWN =
      List.of(
          "config.yaml",
          "config.yml",
          "config.json",
          "config.toml",
          "settings.yaml",
          "settings.toml",
          "params.yaml",
          ".env",
          "pyproject.toml",
          "requirements.txt",
          "uv.lock",
          "environment.yml",
          "package.json",
          "go.mod",
          "Cargo.toml",
          "pom.xml",
          "build.gradle",
          "build.gradle.kts",
          "Makefile",
          "Dockerfile");
  private static final List<String> FOLDERS = List.of("configs", "config", "conf");
  private static final List<String> ENDINGS =
      List.of(".yaml", ".yml", ".toml", ".json", ".ini", ".conf");

  private Snapshots() {}

  static List<String> of(Folder folder) {
    var files = new ArrayList<String>();
    KNOWN.stream().filter(name -> folder.read(name) instanceof Reading.Text).forEach(files::add);
    for (String name : FOLDERS) {
      folder
          .in(name)
          .ifPresent(
              inner ->
                  inner.names().stream()
                      .filter(file -> ENDINGS.stream().anyMatch(file::endsWith))
                      .filter(file -> !file.contains(","))
                      .filter(file -> inner.read(file) instanceof Reading.Text)
                      .forEach(file -> files.add(name + "/" + file)));
    }
    return files.stream().limit(MOST).toList();
  }
}
