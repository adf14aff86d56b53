// run: java -cp "/srv/lib/*" $FILE
// expect: java.lang.IllegalStateException | logback.java:14
import org.slf4j.*;

public class logback {
  static void read() {
    throw new UnsupportedOperationException("parquet v3");
  }

  public static void main(String[] args) {
    Logger log = LoggerFactory.getLogger(logback.class);
    log.info("step 1");
    try {
      try { read(); } catch (RuntimeException e) { throw new IllegalStateException("shard 3", e); }
    } catch (RuntimeException e) {
      log.error("load failed", e);
    }
    log.info("step 2");
  }
}
