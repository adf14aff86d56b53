// expect: java.util.concurrent.ExecutionException | executor.java:7
import java.util.concurrent.*;

public class executor {
  public static void main(String[] args) throws Exception {
    try (var pool = Executors.newFixedThreadPool(1)) {
      pool.submit(() -> { throw new java.sql.SQLException("deadlock detected"); }).get();
    }
  }
}
