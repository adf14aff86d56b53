#include <exception>
#include <string>

namespace job {
class ShardError : public std::exception {
    std::string text;

public:
    explicit ShardError(std::string name) : text("shard " + name + " is torn") {}
    const char *what() const noexcept override { return text.c_str(); }
};
}  // namespace job

int main() {
    throw job::ShardError("train-07");
}
/* EXPECT
type: job::ShardError
message: shard train-07 is torn
at: none
first: terminate called after throwing an instance of 'job::ShardError'
last:   what():  shard train-07 is torn
exit: SIGABRT
*/
