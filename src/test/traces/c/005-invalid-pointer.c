#include <stdlib.h>

int main(void) {
    char *volatile a = malloc(240);
    free(a + 16);
    return 0;
}
/* EXPECT
type: glibc
message: free(): invalid pointer
at: none
first: free(): invalid pointer
last: free(): invalid pointer
exit: SIGABRT
*/
