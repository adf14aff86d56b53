use strict;
use warnings;

sub train {
    my $step = shift;
    die "loss is no number" if $step == 3;    # HERE
    print "step $step loss 0.5\n";
}

train($_) for 1 .. 9;
# EXPECT
# type: die
# message: loss is no number
# first: loss is no number at main.pl line 6.
# last: loss is no number at main.pl line 6.
# exit: 255
