use strict;
use warnings;
my @rows = ();
print 10 / scalar(@rows), "\n";    # HERE
# EXPECT
# type: die
# message: Illegal division by zero
# first: Illegal division by zero at main.pl line 4.
# last: Illegal division by zero at main.pl line 4.
# exit: 255
