// expect: java.util.ConcurrentModificationException | print_stack_trace.java:9
import java.util.*;

public class print_stack_trace {
  public static void main(String[] args) {
    System.out.println("step 1");
    try {
      var list = new ArrayList<>(List.of(1, 2, 3));
      for (Integer i : list) list.remove(i);
    } catch (ConcurrentModificationException e) {
      e.printStackTrace();
    }
    System.out.println("step 2");
  }
}
