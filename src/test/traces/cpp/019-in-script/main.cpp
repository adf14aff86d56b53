#include <iostream>
#include <stdexcept>

int main() {
    std::cout << "epoch 1" << std::endl;
    throw std::logic_error("no epoch 2");
}
