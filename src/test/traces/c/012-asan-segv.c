#include <stdio.h>

static int peek(volatile int *where) {
    return *where; /* HERE */
}

int main(void) {
    fprintf(stderr, "peeking\n");
    return peek(0);
}
/* EXPECT
build: clang -g -O0 -fsanitize=address -o job main.c
type: AddressSanitizer: SEGV
message: The signal is caused by a READ memory access.
function: peek
first: AddressSanitizer:DEADLYSIGNAL
last~: ==\d+==ABORTING
exit: 1
at-path: /srv/job/
*/
