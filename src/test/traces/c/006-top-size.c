#include <stdlib.h>
#include <string.h>

int main(void) {
    char *volatile a = malloc(24);
    memset(a + 24, 0xff, 8);
    char *volatile b = malloc(4000);
    memset(a + 24, 0x41, 8);
    b = malloc(200000 - 100000);
    return b == 0;
}
/* EXPECT
type: glibc
message: malloc(): corrupted top size
at: none
first: malloc(): corrupted top size
last: malloc(): corrupted top size
exit: SIGABRT
*/
