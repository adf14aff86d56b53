use strict;
use warnings;
use Carp qw(confess);

sub row {
    my ($rows, $n) = @_;
    confess "no row $n" if $n >= @$rows;    # HERE
    return $rows->[$n];
}

sub total {
    my $rows = shift;
    return row($rows, 0) + row($rows, 5);
}

print total([1, 2]), "\n";
# EXPECT
# type: die
# message: no row 5
# function: main::row
# first: no row 5 at main.pl line 7.
# last: 	main::total(ARRAY(0x…)) called at main.pl line 16
# last~: \tmain::total\(ARRAY\(0x[0-9a-f]+\)\) called at main.pl line 16
# exit: 255
