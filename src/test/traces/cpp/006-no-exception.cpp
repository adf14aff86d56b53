#include <exception>
#include <thread>

int main() {
    std::thread worker([] {});
    return 0;
}
/* EXPECT
build: g++ -g -O0 -o job main.cpp
type: std::terminate
at: none
first: terminate called without an active exception
last: terminate called without an active exception
exit: SIGABRT
*/
