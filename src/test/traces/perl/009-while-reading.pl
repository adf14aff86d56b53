use strict;
use warnings;

while (my $line = <DATA>) {
    my ($name, $count) = split /,/, $line;
    die "bad record '$name'" unless defined $count;    # HERE
    print "$name\n";
}
# EXPECT
# data: 1
# type: die
# message: '
# first: ' at main.pl line 6, <DATA> line 2.
# last: ' at main.pl line 6, <DATA> line 2.
# exit: 255
__DATA__
a,1
b
