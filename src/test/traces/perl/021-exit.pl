print STDERR "usage: job CONFIG\n";
exit 64;
# EXPECT
# type: none
# last-words: usage: job CONFIG
# exit: 64
