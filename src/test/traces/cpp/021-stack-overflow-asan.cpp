#include <cstdio>

int down(int n) {
    volatile char pad[256];
    pad[0] = static_cast<char>(n); /* HERE */
    return down(n + 1) + pad[0];   /* CALL */
}

int main() {
    std::printf("%d\n", down(0));
}
/* EXPECT
build: clang++ -g -O0 -w -fsanitize=address -o job main.cpp
type: AddressSanitizer: stack-overflow
at~: /srv/job/main.cpp:\d+
function: down(int)
first: AddressSanitizer:DEADLYSIGNAL
last~: ==\d+==ABORTING
exit: 1
*/
