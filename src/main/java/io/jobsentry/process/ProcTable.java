package io.jobsentry.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/** The process table of Linux, read from {@code /proc}. */
final class ProcTable implements ProcessTable {
  private static final Path PROC = Path.of("/proc");
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  private final String bootId = readBootId();

  private static String readBootId() {
    try {
      return Files.readString(BOOT).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the boot has no id in `" + BOOT + "`", e);
    }
  }

  @Override
  public String bootId() {
    return bootId;
  }

  @Override
  public List<ProcessRow> rows() {
    String[] names = PROC.toFile().list();
    if (names == null) {
      throw new UncheckedIOException(new IOException("`/proc` cannot be listed"));
    }
    var buffer = new byte[1024];
    var rows = new ArrayList<ProcessRow>(names.length);
    for (String name : names) {
      if (Character.isDigit(name.charAt(0))) {
        read(name, buffer).ifPresent(rows::add);
      }
    }
    return rows;
  }

  @Override
  public Optional<ProcessRow> find(long pid) {
    return read(Long.toString(pid), new byte[1024]);
  }

  private static Optional<ProcessRow> read(String pid, byte[] buffer) {
    try (var in = new FileInputStream("/proc/" + pid + "/stat")) {
      int length = in.read(buffer);
      return length <= 0 ? Optional.empty() : parse(buffer, length);
    } catch (IOException _) {
      // It ended between the listing and now.
      return Optional.empty();
    }
  }

  /** {@code pid (name) state ppid pgrp session …}; the name may hold anything, brackets too. */
  static Optional<ProcessRow> parse(byte[] stat, int length) {
    int bracket = length - 1;
    while (bracket > 0 && stat[bracket] != ')') {
      bracket--;
    }
    if (bracket == 0) {
      return Optional.empty();
    }
    String pid = new String(stat, 0, length, StandardCharsets.ISO_8859_1);
    String[] fields = pid.substring(bracket + 2).split(" ", 21);
    if (fields.length < 21) {
      return Optional.empty();
    }
    return Optional.of(
        new ProcessRow(
            Long.parseLong(pid.substring(0, pid.indexOf(' '))),
            Long.parseLong(fields[1]),
            Long.parseLong(fields[2]),
            Long.parseLong(fields[3]),
            Long.parseLong(fields[19]),
            fields[0].charAt(0)));
  }

  /** Each thread has the children that it made. Some kernels are built without telling. */
  @Override
  public Optional<List<Long>> children(long pid) {
    Path tasks = PROC.resolve(Long.toString(pid)).resolve("task");
    String[] threads = tasks.toFile().list();
    if (threads == null) {
      return Optional.of(List.of());
    }
    var children = new ArrayList<Long>();
    for (String thread : threads) {
      try {
        var words = new StringTokenizer(Files.readString(tasks.resolve(thread + "/children")));
        while (words.hasMoreTokens()) {
          children.add(Long.parseLong(words.nextToken()));
        }
      } catch (IOException _) {
        if (Files.exists(tasks.resolve(thread))) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(children);
  }

  @Override
  public String command(long pid) {
    try {
      byte[] line = Files.readAllBytes(PROC.resolve(pid + "/cmdline"));
      String text = new String(line, StandardCharsets.UTF_8).replace('\0', ' ').strip();
      return text.isEmpty()
          ? "[" + Files.readString(PROC.resolve(pid + "/comm")).strip() + "]"
          : text;
    } catch (IOException _) {
      return "";
    }
  }

  @Override
  public boolean hasInEnvironment(long pid, String text) {
    try {
      byte[] all = Files.readAllBytes(PROC.resolve(pid + "/environ"));
      return new String(all, StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public boolean hidesEnvironment(long pid) {
    return !Files.isReadable(PROC.resolve(pid + "/environ"));
  }

  @Override
  public boolean holdsOpen(long pid, List<Path> files) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
      for (Path fd : open) {
        if (files.contains(Files.readSymbolicLink(fd))) {
          return true;
        }
      }
      return false;
    } catch (IOException | java.nio.file.DirectoryIteratorException _) {
      return false;
    }
  }

  @Override
  public long startTicks(String written) {
    return Long.parseLong(written);
  }
}
