// run: kotlinc $FILE -d . 2>/dev/null && java -cp .:/srv/lib/kotlin-stdlib-2.1.20.jar job.KotlinKt
// expect: java.lang.IllegalArgumentException | kotlin.kt:6
package job

fun rows(n: Int): Int {
    require(n < 3) { "too many rows: $n" }
    return n
}

fun main() {
    listOf(1, 2, 3).map { rows(it) }
}
