// expect: java.lang.RuntimeException | causes.java:18
import java.io.IOException;

public class causes {
  static void read() throws IOException {
    throw new IOException("disk gone");
  }

  static void load() {
    try {
      read();
    } catch (IOException e) {
      throw new IllegalStateException("no checkpoint", e);
    }
  }

  public static void main(String[] args) {
    try { load(); } catch (IllegalStateException e) { throw new RuntimeException(e); }
  }
}
