#include <stdio.h>

int main(int count, char **words) {
    (void)words;
    puts("mean of the batch");
    fflush(stdout);
    volatile int none = count - count;
    return 10 / none;
}
/* EXPECT
type: none
last-words: mean of the batch
exit: SIGFPE
*/
