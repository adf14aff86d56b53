package io.jobsentry.posix;

import io.jobsentry.model.PosixSignal;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hears the signals that are sent to sentry itself. Java has only {@code sun.misc.Signal} for that;
 * javac warns of that name in a way that nothing silences, and warnings are errors here, so this
 * one class reaches it by reflection.
 */
public final class SignalTap {
  private SignalTap() {}

  /**
   * Calls the listener for each signal that comes, on a thread of the JVM, instead of what the
   * signal would do.
   *
   * @return those that the JVM keeps for itself
   */
  public static List<PosixSignal> open(List<PosixSignal> signals, Consumer<PosixSignal> listener) {
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Constructor<?> named = type.getConstructor(String.class);
      Method handle = type.getMethod("handle", type, handler);
      var kept = new ArrayList<PosixSignal>();
      for (PosixSignal signal : signals) {
        Object heard =
            Proxy.newProxyInstance(
                SignalTap.class.getClassLoader(),
                new Class<?>[] {handler},
                (_, method, _) -> {
                  if (method.getName().equals("handle")) {
                    listener.accept(signal);
                  }
                  return null;
                });
        try {
          handle.invoke(null, named.newInstance(signal.name()), heard);
        } catch (InvocationTargetException _) {
          kept.add(signal);
        }
      }
      return kept;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java cannot hear signals", e);
    }
  }
}
