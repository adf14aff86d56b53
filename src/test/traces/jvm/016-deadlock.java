// run: bash -c 'java $FILE & sleep 3; P=$(pgrep -P $! 2>/dev/null | head -1); kill -QUIT ${P:-$!}; sleep 1; kill -KILL ${P:-$!}; wait' 2>/dev/null
// expect: Deadlock | deadlock.java:9
public class deadlock {
  static final Object A = new Object(), B = new Object();

  static void take(Object first, Object second) {
    synchronized (first) { pause();
      synchronized (second) {
        System.out.println("never");
      }
    }
  }

  static void pause() {
    try { Thread.sleep(300); } catch (InterruptedException e) { throw new Error(e); }
  }

  public static void main(String[] args) {
    new Thread(() -> take(A, B), "left").start();
    new Thread(() -> take(B, A), "right").start();
  }
}
