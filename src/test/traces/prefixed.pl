# Runs a program, writes something before each line that it says, and ends as it did: prefixed.pl PREFIX PROGRAM [WORD...]
use strict;
use warnings;

$| = 1;
my $prefix = shift;
my $pid = open(my $lines, "-|") // die "no process: $!";
if (!$pid) {
    open(STDERR, ">&", \*STDOUT) or die "no stderr: $!";
    exec {$ARGV[0]} @ARGV or die "no program: $!";
}
print $prefix, $_ while <$lines>;
close($lines);
exit($? & 127 ? 128 + ($? & 127) : $? >> 8);
