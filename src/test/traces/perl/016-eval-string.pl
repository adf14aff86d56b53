use strict;
use warnings;
my $rule = 'my ($x) = @_; die "rule refused $x"';
my $code = eval "sub { $rule }" or die;
$code->(7);
# EXPECT
# type: die
# message: rule refused 7
# at: (eval 1):1
# first: rule refused 7 at (eval 1) line 1.
# last: rule refused 7 at (eval 1) line 1.
# exit: 255
