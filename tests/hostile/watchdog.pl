#!/usr/bin/perl
# watchdog.pl [OPTIONS] MGRAD FILE...: runs each file in each mode under limits and prints each run
# that
#
# * crashes, or ends by a signal;
# * ends with a status that docs/language.md does not list, or that does not fit its message;
# * reports nothing, or writes a control character that a name or a text in the program contains;
# * prints no valid TAP stream (--test);
# * with --measure: takes longer than --timeout and 0.2 s, or has more than --max-memory and 16 MB of
#   resident memory. This needs the release build and a machine that does nothing else.
#
# A program that calls `quit` chooses its own status, except with --test and --check.
#
# Then it prints a table of the runs. The status is 1 if any run was wrong.
#
#   --modes=test,check,stdin,sandbox   some of them (and file, sandbox-test)
#   --timeout=1 --max-memory=64 --max-output=4   the limits, in seconds and MB
#   --measure        check time and memory, too
#   --keep=FOLDER    copy the files of wrong runs to this folder
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Copy qw(copy);
use File::Temp qw(tempdir);
use Getopt::Long;
use POSIX qw(_exit);
use Time::HiRes qw(clock_gettime CLOCK_MONOTONIC alarm);
require 'syscall.ph';

my %limit = (timeout => 1, memory => 64, output => 4);
my %slack = (timeout => 0.2, memory => 16);
my ($modes, $measure, $keep) = ('test,check,stdin,sandbox');
GetOptions(
    'modes=s' => \$modes, 'timeout=f' => \$limit{timeout}, 'max-memory=i' => \$limit{memory},
    'max-output=i' => \$limit{output}, measure => \$measure, 'keep=s' => \$keep,
) && @ARGV > 1 or die "usage: watchdog.pl [OPTIONS] MGRAD FILE...\n";
my ($mgrad, @files) = map { abs_path($_) } @ARGV;

# The arguments of each mode. With `stdin` the file is standard input.
my %arguments = (
    test => ['--test'], check => ['--check'], stdin => [], sandbox => ['--sandbox'], file => [],
    'sandbox-test' => ['--sandbox', '--test'],
);
my @limits = ('--timeout', $limit{timeout}, '--max-memory', "$limit{memory}M", '--max-output', "$limit{output}M");

# The report of each status that is an error.
my %report = (
    1 => qr/error: ./, 2 => qr/^mgrad: ./m, 4 => qr/the time is up/, 5 => qr/out of memory|memory limit/,
    6 => qr/the graph is full/, 7 => qr/output/,
);

# Without programs in PATH none is started, so that the memory measured is mgrad's alone.
my $work = tempdir(CLEANUP => 1);
mkdir "$work/here";
chdir "$work/here" or die "$work: $!\n";
%ENV = (
    PATH => '/nonexistent', MGRAD_RENDER => '/nonexistent', HOME => $work, LC_ALL => 'C.UTF-8',
    ASAN_OPTIONS => 'exitcode=99:detect_leaks=1', UBSAN_OPTIONS => 'exitcode=99',
);

# ---- one run ----

my $ENDLESS = -1; # the status of a run that had to be killed

# Runs a command. Returns its wait status, its time in seconds and its peak memory in MB. The peak is at
# least that of this process, which the new process is for a moment.
sub run {
    my ($input, @command) = @_;
    my $start = clock_gettime(CLOCK_MONOTONIC);
    my $process = fork // die "fork: $!\n";
    if (!$process) {
        open(STDIN, '<', $input) && open(STDOUT, '>', "$work/out") && open(STDERR, '>', "$work/err") or _exit(127);
        exec { $command[0] } @command or _exit(127);
    }
    my $late = 0;
    local $SIG{ALRM} = sub { $late = kill 'KILL', $process };
    alarm($limit{timeout} + ($measure ? 4 : 60));
    my ($status, $usage) = (pack('i', 0), "\0" x 512);
    until (syscall(&SYS_wait4, $process, $status, 0, $usage) == $process) { }
    alarm(0);
    my $peak = (unpack 'l!*', $usage)[4]; # struct rusage: two struct timeval, then ru_maxrss in kB
    return ($late ? $ENDLESS : unpack('i', $status), clock_gettime(CLOCK_MONOTONIC) - $start, $peak / 1024);
}

sub contents {
    my ($name) = @_;
    open my $file, '<:raw', "$work/$name" or die "$name: $!\n";
    local $/;
    return <$file> // '';
}

# ---- rules: each returns what is wrong, or nothing ----

sub wrong_status {
    my ($mode, $status, $errors, $quits) = @_;
    return 'does not end' if $status == $ENDLESS;
    my ($signal, $exit) = ($status & 127, $status >> 8);
    return "signal $signal" if $signal;
    return "status $exit" if $errors =~ /Sanitizer|runtime error:/;
    my $tests = $mode =~ /test/;
    return if $quits && !$tests && $mode ne 'check';
    return if $exit == 0 || ($exit == 3 && $tests);
    return "status $exit" if !$report{$exit} || ($exit == 1 && $tests);
    return "status $exit without a message" if $errors !~ /error: .|^mgrad: ./m;
    return "status $exit with another message" if $errors !~ $report{$exit};
    return;
}

# Control characters other than line breaks, and bytes that are not UTF-8.
sub wrong_bytes {
    my ($text) = @_;
    return 'a raw control character' if $text =~ /[\0-\x08\x0B-\x1F\x7F]|\xC2[\x80-\x9F]/;
    return utf8::decode($text) ? () : 'a byte that is not UTF-8';
}

sub wrong_tap {
    my ($status, $tap) = @_;
    my ($count, $failures, $reasons, $plan) = (0, 0, 0);
    while ($tap =~ /\G([^\n]*)\n?/gc) {
        local $_ = $1;
        last if $_ eq '' && pos($tap) == length $tap;
        return "TAP after the plan: $_" if defined $plan;
        if (/^(not )?ok (\d+) - ./) {
            return "not the next number: $_" if $2 != ++$count;
            $failures++ if $1;
        } elsif (/^1\.\.(\d+)$/) {
            $plan = $1;
        } elsif (/^#/) {
            $reasons++;
        } else {
            return "not TAP: $_";
        }
    }
    return 'no TAP plan' unless defined $plan && $tap =~ /\n\z/;
    return "a plan of $plan after $count lines" if $plan != $count;
    return 'no TAP line' unless $count;
    return 'status 0 after a failure' if $failures && $status == 0;
    return 'another status without a failure' if !$failures && $status;
    return 'a failure without a reason' if $failures && !$reasons;
    return;
}

sub wrong_amounts {
    my ($time, $peak) = @_;
    my @wrong;
    push @wrong, sprintf '%.2f s', $time if $time > $limit{timeout} + $slack{timeout};
    push @wrong, sprintf '%.0f MB', $peak if $peak > $limit{memory} + $slack{memory};
    return @wrong;
}

# ---- all runs ----

my %total; # mode => [runs, longest time, greatest peak, {status => runs}]
my $findings = 0;

sub try {
    my ($file, $mode) = @_;
    my @options = (@{$arguments{$mode}}, @limits);
    my ($input, @command) = $mode eq 'stdin' ? ($file, $mgrad, @options, '-') : ('/dev/null', $mgrad, @options, $file);
    my ($status, $time, $peak) = run($input, @command);
    # Another process may have had the processor, so the shortest of three times counts.
    for (2, 3) {
        last unless $measure && wrong_amounts($time, 0) && $status != $ENDLESS;
        my ($other_status, $other_time, $other_peak) = run($input, @command);
        ($status, $time, $peak) = ($other_status, $other_time, $other_peak) if $other_time < $time;
    }
    my ($out, $err) = (contents('out'), contents('err'));
    my $tests = $mode =~ /test/;
    my @wrong = wrong_status($mode, $status, $tests ? "$err$out" : $err, quits($file));
    push @wrong, wrong_bytes($err);
    push @wrong, wrong_bytes($out), wrong_tap($status, $out) if $tests && !@wrong;
    push @wrong, wrong_amounts($time, $peak) if $measure && $status != $ENDLESS;
    count($mode, $status, $time, $peak);
    complain($file, $mode, $err, @wrong) if @wrong;
}

# True if the program may choose its own status.
sub quits {
    my ($file) = @_;
    open my $in, '<:raw', $file or die "$file: $!\n";
    read $in, my $text, 1 << 20;
    return $text =~ /quit|exit/;
}

sub count {
    my ($mode, $status, $time, $peak) = @_;
    my $total = $total{$mode} //= [0, 0, 0, {}];
    $total->[0]++;
    $total->[1] = $time if $time > $total->[1];
    $total->[2] = $peak if $peak > $total->[2];
    $total->[3]{$status == $ENDLESS ? 'killed' : $status & 127 ? 'signal' : $status >> 8}++;
}

sub complain {
    my ($file, $mode, $err, @wrong) = @_;
    $findings++;
    my ($name) = $file =~ m{([^/]*)\z};
    $name =~ s/([^\x20-\x7E])/sprintf '\\x%02X', ord $1/ge;
    my ($message) = $err =~ /([^\n]{1,120})/;
    ($message //= '') =~ s/[^\x20-\x7E]/?/g;
    print "$name $mode: ", join(', ', @wrong), $message eq '' ? "\n" : " ($message)\n";
    copy($file, "$keep/$name") if $keep;
}

$keep = abs_path($keep) if $keep;
my @modes = split /,/, $modes;
$| = 1;
for my $file (@files) {
    for my $mode (@modes) { try($file, $mode) }
}
print "| mode | runs | status: runs |", $measure ? " longest | peak memory |\n" : "\n";
print "| --- | ---: | --- |", $measure ? " ---: | ---: |\n" : "\n";
for my $mode (@modes) {
    my ($runs, $time, $peak, $statuses) = @{$total{$mode}};
    my $list = join ', ', map { "$_: $statuses->{$_}" } sort keys %$statuses;
    print "| $mode | $runs | $list |", $measure ? sprintf(" %.2f s | %.0f MB |\n", $time, $peak) : "\n";
}
chdir '/'; # so that the folder can be removed
exit($findings > 0);
