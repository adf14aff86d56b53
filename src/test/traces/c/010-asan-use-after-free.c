#include <stdlib.h>
#include <string.h>

static void rename_shard(char *name) {
    memset(name, 'x', 8); /* HERE */
}

int main(void) {
    char *name = malloc(16);
    free(name);
    rename_shard(name);
    return name[0];
}
/* EXPECT
build: gcc -g -O0 -w -fsanitize=address -o job main.c
type: AddressSanitizer: heap-use-after-free
message: WRITE of size 8
function: rename_shard
first: =================================================================
last~: ==\d+==ABORTING
exit: 1
at-path: /srv/job/
*/
