// expect: java.lang.Exception | nested_group.java:10
import java.util.*;

public class nested_group {
  static Exception failed(int n) {
    return new java.net.ConnectException("node " + n);
  }

  public static void main(String[] args) throws Exception {
    var all = new Exception("2 of 2 nodes failed");
    all.addSuppressed(failed(1));
    all.addSuppressed(new Exception("retry", failed(2)));
    throw all;
  }
}
