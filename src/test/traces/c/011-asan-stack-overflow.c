#include <stdio.h>

static void fill(int *cells, int count) {
    for (int i = 0; i <= count; i++) cells[i] = i; /* HERE */
}

int main(void) {
    int cells[4];
    fill(cells, 4);
    printf("%d\n", cells[0]);
    return 0;
}
/* EXPECT
build: clang -g -O0 -fsanitize=address -o job main.c
type: AddressSanitizer: stack-buffer-overflow
message: WRITE of size 4
function: fill
first: =================================================================
last~: ==\d+==ABORTING
exit: 1
at-path: /srv/job/
*/
