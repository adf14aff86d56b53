public class compile_error {
  public static void main(String[] args) {
    int x = "text";
  }
}
