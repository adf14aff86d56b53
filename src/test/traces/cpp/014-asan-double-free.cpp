struct Buffer {
    char *bytes = new char[32];
    ~Buffer() { delete[] bytes; } /* HERE */
};

int main() {
    Buffer first;
    Buffer second = first;
    second.bytes[0] = 1;
}
/* EXPECT
build: clang++ -g -O0 -fsanitize=address -o job main.cpp
type: AddressSanitizer: attempting double-free
function: Buffer::~Buffer()
first: =================================================================
last~: ==\d+==ABORTING
exit: 1
at-path: /srv/job/
*/
