use strict;
use warnings;
print "opening\n";
die "job: no shards to read\n";
# EXPECT
# type: none
# last-words: job: no shards to read
# exit: 255
