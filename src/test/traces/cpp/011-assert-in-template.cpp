#include <cassert>
#include <vector>

template <typename T>
struct Ring {
    std::vector<T> cells;
    const T &at(std::size_t n) const {
        assert(n < cells.size()); /* HERE */
        return cells[n];
    }
};

int main() {
    Ring<int> ring{{1, 2}};
    return ring.at(2);
}
/* EXPECT
type: assertion failed
message: n < cells.size()
function: const T& Ring<T>::at(std::size_t) const [with T = int; std::size_t = long unsigned int]
first: job: main.cpp:8: const T& Ring<T>::at(std::size_t) const [with T = int; std::size_t = long unsigned int]: Assertion `n < cells.size()' failed.
last: job: main.cpp:8: const T& Ring<T>::at(std::size_t) const [with T = int; std::size_t = long unsigned int]: Assertion `n < cells.size()' failed.
exit: SIGABRT
*/
