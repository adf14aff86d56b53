// expect: java.lang.RuntimeException | circular.java:4
public class circular {
  public static void main(String[] args) {
    var a = new RuntimeException("a");
    var b = new RuntimeException("b", a);
    a.initCause(b);
    throw a;
  }
}
