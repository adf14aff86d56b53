#!/usr/bin/perl
# The job of every measurement: job.pl MODE FILE [VALUE]. It tells FILE what happened and when, in
# seconds of the monotonic clock. Its first and last acts are to look at that clock.
use strict;
use warnings;
use Time::HiRes qw(clock_gettime sleep CLOCK_MONOTONIC);

my $began = clock_gettime(CLOCK_MONOTONIC);
my ($mode, $file, $value) = @ARGV;
$value //= 0;

sub now { return clock_gettime(CLOCK_MONOTONIC) }

sub tell_of {
  my ($what, $at) = @_;
  open(my $out, '>>', $file) or die "$file: $!";
  syswrite($out, sprintf("%s %.6f %d\n", $what, $at, $$));
  close($out);
}

tell_of('began', $began);
if ($mode eq 'crash') {    # lives for VALUE seconds
  sleep($value);
  tell_of('ended', now());
  exit 7;
} elsif ($mode eq 'scream') {    # prints a fatal line after VALUE seconds and waits for the signal
  my $heard;
  local $SIG{TERM} = sub { $heard = now() };
  sleep($value);
  my $wrote = now();
  syswrite(STDOUT, "RuntimeError: CUDA out of memory\n");
  my $patience = 10;
  $patience -= sleep($patience) while !defined $heard && $patience > 0.01;
  tell_of('wrote', $wrote);
  tell_of('heard', $heard) if defined $heard;
  exit 1;
} elsif ($mode eq 'flood') {    # VALUE lines of 200 bytes, a write each
  my $line = ('x' x 189) . " %09d\n";
  my $start = now();
  for my $i (1 .. $value) {
    my $text = sprintf($line, $i);
    syswrite(STDOUT, $text) // die "write: $!";
  }
  my $wall = now() - $start;
  my ($user, $system) = times();
  tell_of('wall', $wall);
  tell_of('cpu', $user + $system);
  tell_of('done', now());
  sleep(60) if @ARGV > 3;
  exit 0;
} elsif ($mode eq 'pour') {    # copies the file VALUE out as fast as it can, then prints LAST
  open(my $in, '<:raw', $value) or die "$value: $!";
  my $buffer;
  my $start = now();
  while (my $n = sysread($in, $buffer, 1 << 16)) {
    my $at = 0;
    $at += syswrite(STDOUT, $buffer, $n - $at, $at) // die "write: $!" while $at < $n;
  }
  my $wall = now() - $start;
  syswrite(STDOUT, "$ARGV[3]\n");
  my ($user, $system) = times();
  tell_of('began', $start);
  tell_of('wall', $wall);
  tell_of('cpu', $user + $system);
  tell_of('done', now());
  exit 0;
} elsif ($mode eq 'busy') {    # VALUE lines a second, and in the middle of them one that is fatal
  my $heard;
  local $SIG{TERM} = sub { $heard //= now() };
  my $line = ('x' x 189) . " %09d\n";
  my ($made, $wrote) = (0, undef);
  my $start = now();
  while (!defined $heard && now() - $start < 10) {
    my $due = int((now() - $start) * $value);
    my $text = '';
    $text .= sprintf($line, $made++) while $made < $due;
    syswrite(STDOUT, $text) if length $text;
    if (!defined $wrote && now() - $start > 1 + ($$ % 100) / 200) {
      $wrote = now();
      syswrite(STDOUT, "RuntimeError: CUDA out of memory\n");
    }
    sleep(0.001);
  }
  exit 1 if !defined $wrote;    # stopped before there was anything to hear of
  tell_of('wrote', $wrote);
  tell_of('heard', $heard) if defined $heard;
  exit 1;
} elsif ($mode eq 'silent') {
  sleep(3600) while 1;
} elsif ($mode eq 'chatty') {    # ten lines in a second
  $| = 1;
  while (1) {
    printf("step %.3f loss=0.123 all is well\n", now());
    sleep(0.1);
  }
}
