#include <iostream>
#include <stdexcept>

void train(int step) {
    if (step == 3) throw std::runtime_error("loss is no number");
    std::cout << "step " << step << std::endl;
}

int main() {
    for (int step = 1;; step++) train(step);
}
/* EXPECT
type: std::runtime_error
message: loss is no number
at: none
first: terminate called after throwing an instance of 'std::runtime_error'
last:   what():  loss is no number
exit: SIGABRT
*/
