// run: kotlinc $FILE -d . 2>/dev/null && java -cp .:/srv/lib/kotlin-stdlib-2.1.20.jar Kotlin_nullKt
// expect: java.lang.NullPointerException | kotlin_null.kt:4
fun main() {
    val name: String? = System.getenv("NO_SUCH"); println(name!!.length)
}
