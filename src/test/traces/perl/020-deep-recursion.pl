use strict;
use warnings;

sub down {
    my $n = shift;
    die "too deep at last" if $n > 120;    # HERE
    return down($n + 1);
}

down(0);
# EXPECT
# type: die
# message: too deep at last
# first: too deep at last at main.pl line 6.
# last: too deep at last at main.pl line 6.
# exit: 255
