#include <vector>

int main() {
    std::vector<int> rows{1, 2};
    volatile int n = 4;
    return rows[n];
}
/* EXPECT
build: g++ -g -O0 -D_GLIBCXX_ASSERTIONS -o job main.cpp
type: assertion failed
message: __n < this->size()
at: none
first~: /usr/include/.*: Assertion '__n < this->size\(\)' failed.
last~: /usr/include/.*: Assertion '__n < this->size\(\)' failed.
exit: SIGABRT
*/
