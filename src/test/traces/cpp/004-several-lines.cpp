#include <stdexcept>

int main() {
    throw std::invalid_argument("the config is wrong:\n  port is missing\n  host is missing");
}
/* EXPECT
type: std::invalid_argument
message: the config is wrong:\n  port is missing\n  host is missing
at: none
first: terminate called after throwing an instance of 'std::invalid_argument'
last:   host is missing
exit: SIGABRT
*/
