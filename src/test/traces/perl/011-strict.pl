use strict;
use warnings;
my $total = 1;
print $totl + 1, "\n";    # HERE
# EXPECT
# type: die
# message: Global symbol "$totl" requires explicit package name (did you forget to declare "my $totl"?)
# first: Global symbol "$totl" requires explicit package name (did you forget to declare "my $totl"?) at main.pl line 4.
# last: Execution of main.pl aborted due to compilation errors.
# exit: 255
