package Store;
use strict;
use warnings;
use Carp;

sub load {
    my ($class, $name) = @_;
    croak "no such shard: $name";
}

package main;

sub start {
    Store->load("train-07");    # HERE
}

start();
# EXPECT
# type: die
# message: no such shard: train-07
# first: no such shard: train-07 at main.pl line 14.
# last: no such shard: train-07 at main.pl line 14.
# exit: 255
