struct Layer {
    Layer() { prepare(); }
    void prepare() { forward(); }
    virtual void forward() = 0;
};

struct Dense : Layer {
    void forward() override {}
};

int main() {
    Dense dense;
}
/* EXPECT
type: pure virtual method called
at: none
first: pure virtual method called
last: terminate called without an active exception
exit: SIGABRT
*/
