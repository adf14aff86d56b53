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
message: cannot close the file
at: none
first: terminate called after throwing an instance of 'std::runtime_error'
last:   what():  cannot close the file
exit: SIGABRT
*/
