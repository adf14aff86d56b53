#include <stdlib.h>

int main(void) {
    char *volatile a = malloc(24);
    free(a);
    free(a);
    return 0;
}
/* EXPECT
type: glibc
message: free(): double free detected in tcache 2
at: none
first: free(): double free detected in tcache 2
last: free(): double free detected in tcache 2
exit: SIGABRT
*/
