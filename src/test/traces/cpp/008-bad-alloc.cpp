#include <iostream>
#include <vector>

int main() {
    std::cout << "reserving" << std::endl;
    std::vector<double> cells;
    volatile std::size_t many = 1ull << 58;
    cells.reserve(many);
}
/* EXPECT
type: std::bad_alloc
message: std::bad_alloc
at: none
first: terminate called after throwing an instance of 'std::bad_alloc'
last:   what():  std::bad_alloc
exit: SIGABRT
*/
