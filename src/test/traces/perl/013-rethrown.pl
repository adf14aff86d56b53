use strict;
use warnings;

sub open_shard {
    my $name = shift;
    open(my $in, '<', "/nowhere/$name") or die "cannot open $name: $!";    # HERE
    return $in;
}

sub load {
    my $name = shift;
    eval { open_shard($name); 1 } or die "load failed: $@";
}

load("train-07");
# EXPECT
# type: die
# message: load failed: cannot open train-07: No such file or directory
# first: load failed: cannot open train-07: No such file or directory at main.pl line 6.
# last: load failed: cannot open train-07: No such file or directory at main.pl line 6.
# exit: 2
