use strict;
use warnings;
use lib 'lib';
use Loader;

sub handle {
    my $row = shift;
    return Loader::need($row->{name});
}

Loader::each_row([{ name => 'a' }, {}], \&handle);
# EXPECT
# type: die
# message: value is missing
# function: Loader::need
# first: value is missing at lib/Loader.pm line 13.
# last~: \tLoader::each_row\(ARRAY.* called at main.pl line 11
# exit: 255
