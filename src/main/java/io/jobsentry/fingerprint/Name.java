package io.jobsentry.fingerprint;

import static io.jobsentry.fingerprint.Ids.isDigit;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names within a text: of keys, functions, files, hosts. Names stay; what is counted up in them, or
 * made up for one run, does not.
 */
final class Name {
  /** With digits that mean something. */
  private static final Set<String> WORDS =
      Set.of(
          "int16",
          "int32",
          "int64",
          "int128",
          "uint16",
          "uint32",
          "uint64",
          "float16",
          "float32",
          "float64",
          "bfloat16",
          "complex64",
          "complex128",
          "fp16",
          "fp32",
          "fp64",
          "bf16",
          "tf32",
          "i16",
          "i32",
          "i64",
          "u16",
          "u32",
          "u64",
          "f16",
          "f32",
          "f64",
          "utf16",
          "utf32",
          "sha256",
          "sha512",
          "sha384",
          "base64",
          "base32",
          "x86",
          "x64",
          "arm64",
          "amd64",
          "win32",
          "h264",
          "h265",
          "mp4",
          "int4",
          "int8");

  /** Before a number that says which of many it is, even a single digit right behind them. */
  private static final Set<String> COUNTED =
      Set.of(
          "rank",
          "shard",
          "step",
          "epoch",
          "part",
          "proc",
          "process",
          "pid",
          "slot",
          "thread",
          "task",
          "job",
          "run",
          "cuda",
          "nvidia",
          "replica",
          "default",
          "core",
          "cpu",
          "batch",
          "iter",
          "iteration",
          "chunk",
          "fold",
          "user",
          "tmp",
          "eth",
          "row",
          "line",
          "version",
          "attempt",
          "worker",
          "gpu",
          "node",
          "ckpt",
          "checkpoint");

  private static final Set<String> HOSTS =
      Set.of(
          "gpu",
          "node",
          "cn",
          "dgx",
          "host",
          "worker",
          "compute",
          "ip",
          "nid",
          "rack",
          "server",
          "vm",
          "instance");

  private static final List<String> DOMAINS =
      List.of(".local", ".internal", ".lan", ".svc", ".localdomain");

  /** Words with a number that are no codes, although they look like it. */
  private static final Set<String> NO_CODES =
      Set.of(
          "JOB", "RANK", "PID", "GPU", "TASK", "REQ", "ID", "TX", "STEP", "RUN", "CPU", "USER",
          "ROW");

  private Name() {}

  static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }

  /** Where a name ends: a dot or a dash is part of it if more follows. */
  static int end(String text, int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean joins = (c == '.' || c == '-') && i + 1 < text.length() && isPart(text.charAt(i + 1));
      if (!isPart(c) && !joins) {
        break;
      }
      i++;
    }
    return i;
  }

  static String of(String word) {
    return isHost(word) ? Words.HOST : ofFile(word);
  }

  /** The same for a file, whose name is no host's. */
  static String ofFile(String word) {
    if (WORDS.contains(word.toLowerCase(Locale.ROOT)) || isCode(word)) {
      return word;
    }
    if (word.chars().noneMatch(c -> isDigit((char) c)) && word.indexOf('-') < 0) {
      return word;
    }
    if (word.length() > 3
        && word.charAt(0) == 'v'
        && Ids.allDigits(word.substring(1).replace(".", ""))) {
      return Words.NUMBER;
    }
    return parts(word);
  }

  private static String parts(String word) {
    var name = new StringBuilder();
    boolean afterId = false;
    int from = 0;
    for (int i = 0; i <= word.length(); i++) {
      if (i < word.length() && "-._".indexOf(word.charAt(i)) < 0) {
        continue;
      }
      String part = word.substring(from, i);
      char mark = from == 0 ? 0 : word.charAt(from - 1);
      boolean suffix = mark == '-' && i == word.length() && Ids.isPodSuffix(part, afterId);
      boolean id = Ids.isId(part) || suffix;
      String became = id ? Words.ID : counted(part);
      if (mark != 0 && !(name.toString().endsWith(became) && (id || became.equals("#")))) {
        name.append(mark).append(became);
      } else if (mark == 0) {
        name.append(became);
      }
      afterId = id;
      from = i + 1;
    }
    return name.toString();
  }

  /** A part of a name without the number that it ends with, if that counts something. */
  private static String counted(String part) {
    if (Ids.allDigits(part)) {
      return "#";
    }
    if (WORDS.contains(part.toLowerCase(Locale.ROOT))) {
      return part;
    }
    int end = part.length();
    while (end > 0 && isDigit(part.charAt(end - 1))) {
      end--;
    }
    int digits = part.length() - end;
    boolean many = COUNTED.contains(part.substring(0, end).toLowerCase(Locale.ROOT));
    return digits >= 2 || (digits == 1 && many) ? part.substring(0, end) + "#" : part;
  }

  /** {@code ORA-00942}, {@code E0308}, {@code TS2345}. */
  private static boolean isCode(String word) {
    int letters = 0;
    while (letters < word.length() && Character.isUpperCase(word.charAt(letters))) {
      letters++;
    }
    if (letters == 0 || letters > 4 || NO_CODES.contains(word.substring(0, letters))) {
      return false;
    }
    int digits = word.startsWith("-", letters) ? letters + 1 : letters;
    int count = word.length() - digits;
    return count >= 3 && count <= 5 && Ids.allDigits(word.substring(digits));
  }

  /** {@code gpu-17}, {@code ip-10-0-3-17.ec2.internal}. */
  static boolean isHost(String word) {
    String name = word.toLowerCase(Locale.ROOT);
    if (name.chars().anyMatch(c -> !isPart((char) c) && c != '.' && c != '-')) {
      return false;
    }
    for (String domain : DOMAINS) {
      int at = name.indexOf(domain);
      if (at > 0
          && (at + domain.length() == name.length() || name.charAt(at + domain.length()) == '.')) {
        return true;
      }
    }
    int letters = 0;
    while (letters < name.length() && Character.isLetter(name.charAt(letters))) {
      letters++;
    }
    int digit = name.startsWith("-", letters) ? letters + 1 : letters;
    return HOSTS.contains(name.substring(0, letters))
        && digit < name.length()
        && isDigit(name.charAt(digit))
        && name.indexOf('_') < 0;
  }
}
