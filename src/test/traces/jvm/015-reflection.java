// expect: java.lang.reflect.InvocationTargetException | reflection.java:8
public class reflection {
  public static void job() {
    throw new UnsupportedOperationException();
  }

  public static void main(String[] args) throws Exception {
    reflection.class.getMethod("job").invoke(null);
  }
}
