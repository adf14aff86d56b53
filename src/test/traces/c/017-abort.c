#include <stdio.h>
#include <stdlib.h>

int main(void) {
    fprintf(stderr, "job: the index is corrupt, giving up\n");
    abort();
}
/* EXPECT
type: none
last-words: job: the index is corrupt, giving up
exit: SIGABRT
*/
