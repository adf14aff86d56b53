// expect: Overheated | default_package_custom.java:8
class Overheated extends RuntimeException {
  Overheated(String m) { super(m); }
}

public class default_package_custom {
  static void read() {
    throw new Overheated("104 °C: too hot");
  }

  public static void main(String[] args) {
    try { read(); } catch (Overheated e) { e.printStackTrace(); }
    read();
  }
}
