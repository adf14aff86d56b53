#include <stdio.h>
#include <string.h>

int main(int count, char **words) {
    char name[8];
    strcpy(name, count > 5 ? "" : words[0] + 0 * strlen(words[0]));
    strcat(name, " is far too long");
    puts(name);
    return 0;
}
/* EXPECT
build: gcc -g -O2 -w -D_FORTIFY_SOURCE=2 -o job main.c
type: glibc
message: *** buffer overflow detected ***: terminated
at: none
first: *** buffer overflow detected ***: terminated
last: *** buffer overflow detected ***: terminated
exit: SIGABRT
*/
