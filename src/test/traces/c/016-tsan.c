#include <pthread.h>
#include <stdio.h>

static int total;

static void *add(void *unused) {
    (void)unused;
    for (int i = 0; i < 1000; i++) total++; /* HERE */
    return 0;
}

int main(void) {
    pthread_t a, b;
    pthread_create(&a, 0, add, 0);
    pthread_create(&b, 0, add, 0);
    pthread_join(a, 0);
    pthread_join(b, 0);
    printf("total %d\n", total);
    return 0;
}
/* EXPECT
build: clang -g -O0 -fsanitize=thread -o job main.c
type: ThreadSanitizer: data race
message~: (Read|Write) of size 4
function: add
first: ==================
last: ==================
exit: 66
at-path: /srv/job/
*/
