#include <filesystem>

void clean() noexcept {
    std::filesystem::remove_all("/proc/1/fd/x/y");
    std::filesystem::rename("/nowhere/a", "/nowhere/b");
}

int main() {
    clean();
}
/* EXPECT
type: std::filesystem::__cxx11::filesystem_error
message~: filesystem error: cannot .*
at: none
first: terminate called after throwing an instance of 'std::filesystem::__cxx11::filesystem_error'
last~:   what\(\):  filesystem error: cannot .*
exit: SIGABRT
*/
