package Failure;
use strict;
use warnings;
use overload '""' => sub { my $self = shift; return "Failure: $self->{text} (code $self->{code})\n" };
sub new { my ($class, %with) = @_; return bless {%with}, $class }

package main;
die Failure->new(text => "quota", code => 7);
# EXPECT
# type: none
# last-words: Failure: quota (code 7)
# exit: 255
