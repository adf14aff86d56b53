// run: java -Xmx16m $FILE
// expect: java.lang.OutOfMemoryError | out_of_memory.java:6
public class out_of_memory {
  public static void main(String[] args) {
    var all = new java.util.ArrayList<byte[]>();
    while (true) all.add(new byte[1 << 20]);
  }
}
