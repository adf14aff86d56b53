#include <stdexcept>

struct Guard {
    ~Guard() noexcept(false) { throw std::runtime_error("cannot close the file"); }
};

int main() {
    Guard guard;
    throw std::runtime_error("disk full");
}
/* EXPECT
type: std::runtime_error
message: disk full
at: none
first: terminate called after throwing an instance of 'std::runtime_error'
last:   what():  disk full
exit: SIGABRT
*/
