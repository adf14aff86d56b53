int weight(void);

int main(void) {
    return weight();
}
