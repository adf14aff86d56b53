// expect: java.lang.StackOverflowError | stack_overflow.java:4
public class stack_overflow {
  static int down(int n) {
    return down(n + 1) + 1;
  }

  public static void main(String[] args) {
    down(0);
  }
}
