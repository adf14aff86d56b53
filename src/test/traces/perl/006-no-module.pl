use strict;
use warnings;
use Job::Of::Nowhere;    # HERE
# EXPECT
# type: die
# message~: Can't locate Job/Of/Nowhere.pm in @INC \(you may need to install the Job::Of::Nowhere module\) \(@INC contains: .*\)
# first~: Can't locate Job/Of/Nowhere.pm in @INC .* at main.pl line 3.
# last: BEGIN failed--compilation aborted at main.pl line 3.
# exit: 2
