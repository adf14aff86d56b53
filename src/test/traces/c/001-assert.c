#include <assert.h>
#include <stdio.h>

static void train(int step) {
    printf("step %d\n", step);
    fflush(stdout);
    assert(step < 3 && "steps are counted from zero"); /* HERE */
}

int main(void) {
    for (int step = 0;; step++) train(step);
}
/* EXPECT
type: assertion failed
message: step < 3 && "steps are counted from zero"
function: train
first: job: main.c:7: train: Assertion `step < 3 && "steps are counted from zero"' failed.
last: job: main.c:7: train: Assertion `step < 3 && "steps are counted from zero"' failed.
exit: SIGABRT
*/
