#include <exception>
#include <iostream>
#include <stdexcept>

void load() {
    try {
        throw std::runtime_error("no such shard");
    } catch (...) {
        std::throw_with_nested(std::runtime_error("cannot load epoch 3"));
    }
}

int main() {
    try {
        load();
    } catch (const std::exception &e) {
        std::cerr << "job: error: " << e.what() << std::endl;
        return 5;
    }
}
/* EXPECT
type: none
last-words: job: error: cannot load epoch 3
exit: 5
*/
