package io.jobsentry.frames;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A project to put files into. */
record ProjectFolder(Path root) {

  ProjectFolder with(String file, String text) throws IOException {
    return with(file, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  ProjectFolder with(String file, byte[] bytes) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, bytes);
    return new ProjectFolder(root);
  }
}
