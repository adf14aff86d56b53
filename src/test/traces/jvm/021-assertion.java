// run: java -ea $FILE
// expect: java.lang.AssertionError | assertion.java:5
public class assertion {
  public static void main(String[] args) {
    assert args.length > 3 : "rows=" + args.length;
  }
}
