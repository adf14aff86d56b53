use strict;
use warnings;

sub total {
    my $rows = shift;
    return scalar @{ $rows->{cells} };    # HERE
}

print total({}), "\n";
# EXPECT
# type: die
# message: Can't use an undefined value as an ARRAY reference
# first: Can't use an undefined value as an ARRAY reference at main.pl line 6.
# last: Can't use an undefined value as an ARRAY reference at main.pl line 6.
# exit: 255
