#include <cstdint>
#include <iostream>

struct Shape {
    std::int64_t area(int *cell) { return *cell; } /* HERE */
};

int main() {
    Shape shape;
    std::cout << "area " << std::flush;
    std::cout << shape.area(nullptr) << std::endl;
}
/* EXPECT
build: clang++ -g -O0 -fsanitize=undefined -fno-sanitize-recover=all -o job main.cpp
type: UndefinedBehaviorSanitizer
message: load of null pointer of type 'int'
first~: area main.cpp:5:43: runtime error: load of null pointer of type 'int'|main.cpp:5:43: runtime error: load of null pointer of type 'int'
last~: SUMMARY: UndefinedBehaviorSanitizer: undefined-behavior main.cpp:5:43 in.*
exit: 1
*/
