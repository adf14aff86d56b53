#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *copy_of(const char *text) {
    char *copy = malloc(strlen(text) + 1); /* HERE */
    return strcpy(copy, text);
}

int main(void) {
    char *volatile name = copy_of("shard-7");
    name = copy_of("shard-8");
    name = 0;
    puts("done");
    return 0;
}
/* EXPECT
build: clang -g -O0 -fsanitize=address -o job main.c
env: ASAN_OPTIONS=detect_leaks=1
type: LeakSanitizer
message: detected memory leaks
function: copy_of
first: =================================================================
last~: SUMMARY: AddressSanitizer: 16 byte\(s\) leaked in 2 allocation\(s\)\.
exit: 1
at-path: /srv/job/
*/
