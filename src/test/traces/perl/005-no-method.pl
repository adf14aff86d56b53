use strict;
use warnings;

package Batch;
sub new { return bless {}, shift }

package main;
print "start\n";
Batch->new->frist;    # HERE
# EXPECT
# type: die
# message: Can't locate object method "frist" via package "Batch"
# first: Can't locate object method "frist" via package "Batch" at main.pl line 9.
# last: Can't locate object method "frist" via package "Batch" at main.pl line 9.
# exit: 255
