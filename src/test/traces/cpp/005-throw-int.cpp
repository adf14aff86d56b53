#include <cstdio>

int main() {
    std::fprintf(stderr, "opening\n");
    throw 42;
}
/* EXPECT
type: int
at: none
first: terminate called after throwing an instance of 'int'
last: terminate called after throwing an instance of 'int'
exit: SIGABRT
*/
