// expect: java.io.UncheckedIOException | jul_logged.java:10
import java.util.logging.*;

public class jul_logged {
  public static void main(String[] args) {
    var log = Logger.getLogger("app.Loader");
    log.info("starting");
    try {
      try { throw new java.io.FileNotFoundException("/srv/app/none"); }
      catch (java.io.IOException e) { throw new java.io.UncheckedIOException("cannot read", e); }
    } catch (RuntimeException e) {
      log.log(Level.SEVERE, "load failed", e);
    }
    log.info("stopped");
  }
}
