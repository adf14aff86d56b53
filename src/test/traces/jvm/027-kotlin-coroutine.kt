// run: kotlinc $FILE -d . 2>/dev/null && java -ea -cp ".:/srv/lib/*" Kotlin_coroutineKt
// expect: java.lang.IllegalStateException | kotlin_coroutine.kt:7
import kotlinx.coroutines.*

suspend fun load(): Int {
    delay(5)
    error("no such shard")
}

fun main() = runBlocking {
    val job = GlobalScope.launch { load() }
    job.join()
    println("goes on")
}
