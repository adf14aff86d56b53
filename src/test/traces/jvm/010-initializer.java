// expect: java.lang.ExceptionInInitializerError | initializer.java:9
public class initializer {
  static class Table {
    static final int SIZE = Integer.parseInt("many");
  }

  public static void main(String[] args) {
    System.out.println(
        Table.SIZE);
  }
}
