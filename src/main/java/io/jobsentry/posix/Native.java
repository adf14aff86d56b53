package io.jobsentry.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/**
 * The handles of the C library's functions. Each is made when it is first called, since making one
 * costs milliseconds and most commands need none.
 */
final class Native {
  private static final String OS = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
  static final boolean LINUX = OS.contains("linux");

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO =
      STATE.byteOffset(java.lang.foreign.MemoryLayout.PathElement.groupElement("errno"));

  private Native() {}

  /** A call that answers -1 for failure; what it then throws carries the reason. */
  interface Call {
    int with(MemorySegment state, Arena arena) throws Throwable;
  }

  static int call(String name, Call call) throws PosixException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int result = call.with(state, arena);
      if (result == -1) {
        throw new PosixException(name, state.get(JAVA_INT, ERRNO));
      }
      return result;
    } catch (PosixException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a call of `" + name + "` broke", e);
    }
  }

  /** A call of the kernel by its number, with four arguments; unused ones are 0. */
  static int syscall(String name, long number, long first, long second, long third, long fourth)
      throws PosixException {
    return call(
        name,
        (state, _) ->
            (int) (long) Syscall.HANDLE.invokeExact(state, number, first, second, third, fourth));
  }

  static final class Open {
    static final MethodHandle HANDLE =
        handle(
            "open",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
            Linker.Option.firstVariadicArg(2));

    private Open() {}
  }

  static final class Close {
    static final MethodHandle HANDLE = handle("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private Close() {}
  }

  static final class Flock {
    static final MethodHandle HANDLE =
        handle("flock", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));

    private Flock() {}
  }

  static final class Kill {
    static final MethodHandle HANDLE =
        handle("kill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));

    private Kill() {}
  }

  static final class Isatty {
    static final MethodHandle HANDLE = handle("isatty", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private Isatty() {}
  }

  static final class Fallocate {
    static final MethodHandle HANDLE =
        handle(
            "fallocate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG));

    private Fallocate() {}
  }

  static final class SetPriority {
    static final MethodHandle HANDLE =
        handle("setpriority", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));

    private SetPriority() {}
  }

  static final class KernelLog {
    static final MethodHandle HANDLE =
        handle("klogctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));

    private KernelLog() {}
  }

  static final class Syscall {
    static final MethodHandle HANDLE =
        handle(
            "syscall",
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.firstVariadicArg(1));

    private Syscall() {}
  }

  @SuppressWarnings("restricted") // the manifest grants it; this package is its only user
  private static MethodHandle handle(
      String name, FunctionDescriptor shape, Linker.Option... options) {
    MemorySegment address =
        LINKER
            .defaultLookup()
            .find(name)
            .orElseThrow(
                () ->
                    new UnsupportedOperationException(
                        "this platform has no function `" + name + "`"));
    var all = new Linker.Option[options.length + 1];
    System.arraycopy(options, 0, all, 0, options.length);
    all[options.length] = Linker.Option.captureCallState("errno");
    return LINKER.downcallHandle(address, shape, all);
  }
}
