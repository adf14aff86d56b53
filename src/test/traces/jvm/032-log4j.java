// run: printf 'status=off\nname=x\nappender.c.type=Console\nappender.c.name=c\nappender.c.layout.type=PatternLayout\nappender.c.layout.pattern=%%d{ISO8601} [%%t] %%-5level %%c - %%msg%%n%%xEx\nrootLogger.level=info\nrootLogger.appenderRef.c.ref=c\n' >log4j2.properties; java -cp ".:/srv/lib/*" -Dlog4j2.configurationFile=log4j2.properties $FILE
// expect: java.lang.IllegalStateException | log4j.java:7
import org.apache.logging.log4j.*;

public class log4j {
  static void read() {
    throw new IllegalStateException("no rows", new java.io.IOException("EOF"));
  }

  public static void main(String[] args) {
    Logger log = LogManager.getLogger("app.Loader");
    log.info("step 1");
    try { read(); } catch (RuntimeException e) { log.error("load failed", e); }
    log.info("step 2");
  }
}
