// run: /usr/bin/java $FILE
// expect: java.lang.RuntimeException | old_java.java:5
public class old_java {
  public static void main(String[] args) {
    Runnable r = () -> { throw new RuntimeException("in a lambda"); };
    java.util.stream.Stream.of(r).forEach(Runnable::run);
  }
}
