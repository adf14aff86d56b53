#include <stdio.h>

int main(void) {
    volatile int *none = 0;
    fprintf(stderr, "loading rows\n");
    return *none;
}
