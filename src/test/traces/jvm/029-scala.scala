// run: scalac $FILE 2>/dev/null; java -cp ".:/srv/lib/*" job.Main
// expect: java.util.NoSuchElementException | scala.scala:6
package job

object Main {
  def rows(m: Map[String, Int]): Int = m("rows")
  def main(args: Array[String]): Unit = {
    List(1, 2).foreach(_ => rows(Map("columns" -> 2)))
  }
}
