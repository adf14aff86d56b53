// expect: java.lang.ArithmeticException | thread.java:5
public class thread {
  public static void main(String[] args) throws Exception {
    var worker = new Thread(() -> {
      System.out.println(1 / Integer.parseInt("0"));
    }, "loader 1");
    worker.start();
    worker.join();
    System.out.println("goes on");
  }
}
