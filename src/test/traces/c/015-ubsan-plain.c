#include <stdio.h>

static int cell(int n) {
    static int cells[3] = {1, 2, 3};
    return cells[n]; /* HERE */
}

int main(int count, char **words) {
    (void)words;
    printf("%d\n", cell(count + 6));
    return 0;
}
/* EXPECT
build: gcc -g -O0 -fsanitize=undefined -fno-sanitize-recover=all -o job main.c
type: UndefinedBehaviorSanitizer
message: index 7 out of bounds for type 'int [3]'
first: main.c:5:17: runtime error: index 7 out of bounds for type 'int [3]'
last: main.c:5:17: runtime error: index 7 out of bounds for type 'int [3]'
exit: 1
*/
