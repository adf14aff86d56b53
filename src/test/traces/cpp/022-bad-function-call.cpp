#include <functional>
#include <map>
#include <string>

int main() {
    std::map<std::string, std::function<void()>> steps;
    steps["train"]();
}
/* EXPECT
type: std::bad_function_call
message: bad_function_call
at: none
first: terminate called after throwing an instance of 'std::bad_function_call'
last:   what():  bad_function_call
exit: SIGABRT
*/
