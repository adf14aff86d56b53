#include <string.h>

static void copy(const char *text) {
    char name[8];
    strcpy(name, text);
    __asm__ volatile("" ::"r"(name) : "memory");
}

int main(int count, char **words) {
    copy("a name which is far too long for its place");
    return count + (words == 0);
}
/* EXPECT
build: gcc -g -O0 -w -fstack-protector-all -o job main.c
type: glibc
message: *** stack smashing detected ***: terminated
at: none
first: *** stack smashing detected ***: terminated
last: *** stack smashing detected ***: terminated
exit: SIGABRT
*/
