// run: scalac $FILE 2>/dev/null; java -cp ".:/srv/lib/*" Main
// expect: scala.MatchError | scala_match.scala:5
object Main extends App {
  def kind(x: Any): String =
    x match { case _: Int => "number" }
  println(kind("text"))
}
