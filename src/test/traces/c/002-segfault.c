#include <stdio.h>

struct row { int value; };

int main(void) {
    struct row *volatile none = 0;
    fprintf(stderr, "loading rows\n");
    return none->value;
}
/* EXPECT
type: none
last-words: loading rows
exit: SIGSEGV
*/
