// expect: java.lang.ExceptionInInitializerError | initializer.java:8
public class initializer {
  static class Table {
    static final int SIZE = Integer.parseInt("many");
  }

  public static void main(String[] args) {
    System.out.println(
        Table.SIZE);
  }
}
