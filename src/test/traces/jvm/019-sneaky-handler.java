// expect: java.lang.IllegalStateException | sneaky_handler.java:6
public class sneaky_handler {
  public static void main(String[] args) {
    Thread.setDefaultUncaughtExceptionHandler((t, e) -> {
      System.err.println("2026-11-21 15:00:01,123 ERROR [" + t.getName() + "] app.Main - job died: " + e); e.printStackTrace(); });
    throw new IllegalStateException("after 3 steps");
  }
}
