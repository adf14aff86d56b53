// expect: java.lang.IllegalStateException | uncaught.java:5
public class uncaught {
  static void step(int n) {
    if (n == 3) {
      throw new IllegalStateException("step 3");
    }
    step(n + 1);
  }

  public static void main(String[] args) {
    System.out.println("start");
    step(0);
  }
}
