// expect: java.util.concurrent.CompletionException | -
import java.util.concurrent.*;

public class completion {
  static int work() {
    throw new IllegalStateException("no rows");
  }

  public static void main(String[] args) {
    CompletableFuture.supplyAsync(completion::work).thenApply(x -> x + 1).join();
  }
}
