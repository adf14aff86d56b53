// run: ulimit -c 0; java --enable-native-access=ALL-UNNAMED -XX:ErrorFile=/dev/null -XX:-CreateCoredumpOnCrash $FILE
// expect: SIGSEGV | -
import java.lang.foreign.*;

public class native_crash {
  public static void main(String[] args) {
    MemorySegment.ofAddress(8).reinterpret(16).get(ValueLayout.JAVA_INT, 0);
  }
}
