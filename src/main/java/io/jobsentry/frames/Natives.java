package io.jobsentry.frames;

import io.github.treesitter.jtreesitter.NativeLibraryLookup;
import io.jobsentry.disk.Shipped;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The compiled libraries of the parser. They lie as plain files beside the jar, so that nothing has
 * to be unpacked at the user's: a temporary folder may forbid to run what is in it.
 */
public final class Natives implements NativeLibraryLookup {

  /** The library that all grammars need. */
  static final String CORE = "tree-sitter";

  /** What the parser asks for once; whatever it lacks must not come from the system's own one. */
  @Override
  public SymbolLookup get(Arena arena) {
    return open(file(shipped(), CORE)).or(Linker.nativeLinker().defaultLookup());
  }

  /** Stays loaded until the process ends. */
  @SuppressWarnings("restricted") // the manifest grants it
  static SymbolLookup open(Path library) {
    return SymbolLookup.libraryLookup(library, Arena.global());
  }

  /** Where a library is looked for. */
  static Path file(Path folder, String name) {
    return folder.resolve(prefix().orElse("unknown-") + name + (isMac() ? ".dylib" : ".so"));
  }

  /** What the names of this platform's libraries start with, if there are any for it. */
  static Optional<String> prefix() {
    String processor =
        switch (System.getProperty("os.arch", "")) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "aarch64";
          default -> "";
        };
    boolean linux = System.getProperty("os.name", "").equals("Linux");
    if (processor.isEmpty() || !(linux || isMac())) {
      return Optional.empty();
    }
    return Optional.of(processor + (linux ? "-linux-gnu-" : "-macos-"));
  }

  private static boolean isMac() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
  }

  /** The folder {@code natives/lib} beside the jar, or beside the folder of classes. */
  static Path shipped() {
    return Shipped.natives().resolve("lib");
  }
}
