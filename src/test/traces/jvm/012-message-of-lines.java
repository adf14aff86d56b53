// expect: java.lang.IllegalArgumentException | message_of_lines.java:4
public class message_of_lines {
  public static void main(String[] args) {
    throw new IllegalArgumentException("sizes differ\n\n  left: 3\nright: 4");
  }
}
