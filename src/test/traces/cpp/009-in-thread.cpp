#include <iostream>
#include <string>
#include <thread>

int main() {
    std::cout << "parsing" << std::endl;
    std::thread worker([] { std::stoi("ten"); });
    worker.join();
}
/* EXPECT
type: std::invalid_argument
message: stoi
at: none
first: terminate called after throwing an instance of 'std::invalid_argument'
last:   what():  stoi
exit: SIGABRT
*/
