use strict;
use warnings;
my @missing = ("port", "host");
die join("\n  ", "the config is wrong:", @missing) . "\n";
# EXPECT
# type: none
# last-words:   host
# exit: 255
