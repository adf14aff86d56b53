#include <errno.h>
#include <stdio.h>
#include <string.h>

int main(void) {
    FILE *f = fopen("/nowhere/weights.bin", "r");
    if (!f) {
        fprintf(stderr, "job: cannot open weights: %s\n", strerror(errno));
        return 3;
    }
    return 0;
}
/* EXPECT
type: none
last-words: job: cannot open weights: No such file or directory
exit: 3
*/
