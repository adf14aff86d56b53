// expect: java.lang.NullPointerException | null_pointer.java:5
public class null_pointer {
  public static void main(String[] args) {
    String[] names = new String[2];
    System.out.println(names[1].length());
  }
}
