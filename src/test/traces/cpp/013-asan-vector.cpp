#include <iostream>
#include <vector>

struct Batch {
    std::vector<int> rows;
    int row(int n) { return rows[n]; } /* HERE */
};

int main() {
    Batch batch{{1, 2, 3}};
    std::cout << batch.row(3) << std::endl;
}
/* EXPECT
build: clang++ -g -O0 -fsanitize=address -o job main.cpp
type: AddressSanitizer: heap-buffer-overflow
message: READ of size 4
function: Batch::row(int)
first: =================================================================
last~: ==\d+==ABORTING
exit: 1
at-path: /srv/job/
*/
