#include <mutex>
#include <thread>

std::mutex a, b;

void one() {
    std::lock_guard<std::mutex> first(a);
    std::lock_guard<std::mutex> second(b); /* HERE */
}

void two() {
    std::lock_guard<std::mutex> first(b);
    std::lock_guard<std::mutex> second(a);
}

int main() {
    std::thread(one).join();
    std::thread(two).join();
}
/* EXPECT
build: clang++ -g -O0 -fsanitize=thread -o job main.cpp
type: ThreadSanitizer: lock-order-inversion (potential deadlock)
at: HERE
function: one()
first: ==================
last: ==================
exit: 66
at-path: /srv/job/
*/
