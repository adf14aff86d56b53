// run: printf '<configuration><appender name="c" class="ch.qos.logback.core.ConsoleAppender"><encoder><pattern>%%d{HH:mm:ss.SSS} [%%thread] %%-5level %%logger - %%msg%%n%%rEx</pattern></encoder></appender><root level="info"><appender-ref ref="c"/></root></configuration>' >logback.xml; java -cp ".:/srv/lib/*" $FILE
// expect: java.lang.IllegalStateException | root_cause_first.java:12
import org.slf4j.*;

public class root_cause_first {
  static void read() { throw new UnsupportedOperationException("parquet v3"); }

  public static void main(String[] args) {
    Logger log = LoggerFactory.getLogger("app.Loader");
    try {
      try { read(); }
      catch (RuntimeException e) { throw new IllegalStateException("shard 3", e); }
    } catch (RuntimeException e) {
      log.error("load failed", e);
    }
  }
}
