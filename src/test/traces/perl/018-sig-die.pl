use strict;
use warnings;
use Carp;
$SIG{__DIE__} = sub { Carp::confess(@_) };

sub ratio { my ($a, $b) = @_; return $a / $b }    # HERE

sub report { return ratio(1, 0) }

report();
# EXPECT
# type: die
# message: Illegal division by zero
# function: main::ratio
# first: Illegal division by zero at main.pl line 6.
# last~: \tmain::report\(\) called at main.pl line 10
# exit: 255
