#include <limits.h>
#include <stdio.h>

static int grow(int n) {
    return n + 1; /* HERE */
}

int main(void) {
    printf("%d\n", grow(INT_MAX));
    return 0;
}
/* EXPECT
build: clang -g -O0 -fsanitize=undefined -fno-sanitize-recover=all -o job main.c
env: UBSAN_OPTIONS=print_stacktrace=1
type: UndefinedBehaviorSanitizer
message: signed integer overflow: 2147483647 + 1 cannot be represented in type 'int'
function: grow
first~: main.c:5:14: runtime error: signed integer overflow: .*
last~: SUMMARY: UndefinedBehaviorSanitizer: .*
exit: 1
*/
