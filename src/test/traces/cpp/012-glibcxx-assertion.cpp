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
at~: /usr/include/c\+\+/\d+/bits/stl_vector.h:\d+
function~: std::vector<_Tp, _Alloc>::reference std::vector<_Tp, _Alloc>::operator\[\]\(size_type\) \[with _Tp = int; _Alloc = std::allocator<int>; reference = int&; size_type = long unsigned int\]
first~: /usr/include/.*: Assertion '__n < this->size\(\)' failed.
last~: /usr/include/.*: Assertion '__n < this->size\(\)' failed.
exit: SIGABRT
*/
