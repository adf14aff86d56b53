#include <assert.h>
#include <stddef.h>

static void check(const char *path) {
    assert(path != NULL); /* HERE */
}

int main(void) {
    check(NULL);
}
