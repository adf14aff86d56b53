#include <stdio.h>
#include <stdlib.h>

static int last(int *rows, int count) {
    return rows[count]; /* HERE */
}

int main(void) {
    int *rows = malloc(3 * sizeof *rows);
    for (int i = 0; i < 3; i++) rows[i] = i;
    printf("%d\n", last(rows, 3));
    free(rows);
    return 0;
}
/* EXPECT
build: clang -g -O0 -fsanitize=address -o job main.c
type: AddressSanitizer: heap-buffer-overflow
message: READ of size 4
function: last
first: =================================================================
last~: ==\d+==ABORTING
exit: 1
at-path: /srv/job/
*/
