use strict;
use warnings;

sub train {
    my $step = (shift;    # HERE
    print "step $step\n";
}

train(1);
# EXPECT
# type: syntax error
# message: near "shift;"
# first: syntax error at main.pl line 5, near "shift;"
# last~: Execution of main.pl aborted due to compilation errors.
# exit: 255
