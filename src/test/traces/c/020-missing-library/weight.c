int weight(void) {
    return 7;
}
/* EXPECT
build: gcc -shared -fPIC -o libweight.so weight.c && gcc -o job main.c -L. -lweight && rm libweight.so
type: dynamic linker
message: error while loading shared libraries: libweight.so: cannot open shared object file: No such file or directory
at: none
first: ./job: error while loading shared libraries: libweight.so: cannot open shared object file: No such file or directory
last: ./job: error while loading shared libraries: libweight.so: cannot open shared object file: No such file or directory
exit: 127
*/
