use strict;
use warnings;
$| = 1;
print "step 1\n";
kill 'TERM', $$;
sleep 2;
# EXPECT
# type: none
# last-words: step 1
# exit: SIGTERM
