#include <functional>

int main() {
    std::function<int()> read;
    {
        int cells[8] = {1};
        read = [&cells] { return cells[3]; }; /* HERE */
    }
    return read();
}
/* EXPECT
build: clang++ -g -O0 -fsanitize=address -o job main.cpp
type: AddressSanitizer: stack-use-after-scope
message: READ of size 4
function: main::$_0::operator()() const
first: =================================================================
last~: ==\d+==ABORTING
exit: 1
at-path: /srv/job/
*/
