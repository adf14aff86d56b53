package Loader;
use strict;
use warnings;
use Carp qw(confess);

sub each_row {
    my ($rows, $do) = @_;
    $do->($_) for @$rows;
}

sub need {
    my $value = shift;
    confess "value is missing" unless defined $value;    # HERE
    return $value;
}

1;
