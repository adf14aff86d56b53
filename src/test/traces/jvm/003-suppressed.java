// expect: java.lang.RuntimeException | suppressed.java:9
public class suppressed {
  record Door(String name) implements AutoCloseable {
    public void close() { throw new IllegalStateException("door " + name + " is stuck", new Error("rust")); }
  }

  static void go() {
    try (var a = new Door("front"); var b = new Door("back")) {
      throw new RuntimeException("fire");
    }
  }

  public static void main(String[] args) {
    go();
  }
}
