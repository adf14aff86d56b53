// expect: java.lang.IndexOutOfBoundsException | virtual_thread.java:5
public class virtual_thread {
  public static void main(String[] args) throws Exception {
    var worker = Thread.ofVirtual().name("v-1").start(() -> {
      java.util.List.of(1).get(7);
    });
    worker.join();
  }
}
