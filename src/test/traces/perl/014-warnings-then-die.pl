use strict;
use warnings;
my %config = (steps => undef);
print "steps: " . $config{steps} . "\n";
warn "no steps were given";
die "cannot train 0 steps";    # HERE
# EXPECT
# type: die
# message: cannot train 0 steps
# first: cannot train 0 steps at main.pl line 6.
# last: cannot train 0 steps at main.pl line 6.
# exit: 255
