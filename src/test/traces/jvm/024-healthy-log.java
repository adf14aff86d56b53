import java.util.logging.*;

public class healthy_log {
  public static void main(String[] args) {
    var log = Logger.getLogger("app");
    log.info("no java.lang.Exception: all is well");
    log.warning("retrying at node-1 (attempt 2)");
    System.out.println("    at home (so to say)");
  }
}
