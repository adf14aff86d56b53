#include <stdio.h>
#include <stdlib.h>

static int choose(int *cells) {
    if (cells[2] > 7) { /* HERE */
        return 1;
    }
    return 0;
}

int main(void) {
    int *cells = malloc(16);
    cells[0] = 1;
    printf("%d\n", choose(cells));
    free(cells);
    return 0;
}
/* EXPECT
build: clang -g -O0 -fsanitize=memory -o job main.c
type: MemorySanitizer: use-of-uninitialized-value
function: choose
first~: ==\d+==WARNING: MemorySanitizer: use-of-uninitialized-value
last: Exiting
exit: 1
at-path: /srv/job/
*/
