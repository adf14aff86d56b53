#include <vector>

int main() {
    std::vector<int> rows{1, 2, 3};
    return rows.at(5);
}
/* EXPECT
type: std::out_of_range
message: vector::_M_range_check: __n (which is 5) >= this->size() (which is 3)
at: none
first: terminate called after throwing an instance of 'std::out_of_range'
last:   what():  vector::_M_range_check: __n (which is 5) >= this->size() (which is 3)
exit: SIGABRT
*/
