#!/usr/bin/perl
# faults.pl PROGRAM RENDER [EVERY]: runs some scripts again and again. In each run another system call
# fails: the n-th for every n, or for one n in EVERY. The program is built with MODE=faults. Each run
# must end with a message and a status above 0, or with the same result as without the fault. No crash,
# no leak, no partial or temporary file; the old file is intact.
use strict;
use warnings;
use File::Temp qw(tempdir);
use POSIX qw(:sys_wait_h);

my ($program, $render, $every) = @ARGV;
die "usage: faults.pl PROGRAM RENDER [EVERY]\n" unless $render;
$every ||= 1;
$ENV{MGRAD_RENDER} = $render;
$ENV{ASAN_OPTIONS} = 'detect_leaks=1:exitcode=99:allocator_may_return_null=1';
$ENV{UBSAN_OPTIONS} = 'print_stacktrace=1:exitcode=99';
$ENV{LC_ALL} = 'C.UTF-8';
$| = 1;
my $limit = 30; # time limit of a run in seconds
my @families = qw(memory write read open file process);

my %jobs = (
    language => { args => ['x.mg'], 'x.mg' => <<'MG' },
a = 2.0; b = -3.0
def f(x, y=1) { if x > y { return [x*y, "{x:.2f}"] } else { return f(x + 2, y) } }
xs = [f(a*k)[0] for k in range(4)]
L = sum([x*w for x, w in zip(xs, [a, b, a*b])], b).tanh()
backward L; grad a, b; forward L; print(topo(L)[:2], sorted([3, 1, 2]), "é" * 40); vars
module M(n) { w = [Value(k) for k in range(n)]; def forward(x) = dot(w, x) }
m = M(30); y = m([uniform(-1, 1) for i in range(30)]); zero_grad(m); draw y, depth=1; help sum
MG
    error => { args => ['x.mg'], 'x.mg' => "a = 2.0\ndef f(x) = x + nothing\nprint f(a)\n" },
    syntax => { args => ['--check', 'x.mg', 'y.mg'], 'x.mg' => "a = (2\n", 'y.mg' => "a = 2\n" },
    typed => { args => ['-q', '--no-rc'], stdin => "a = 2.0\nb = a*\n3\nbackward b\ngrad a\nzz\n1" },
    prompt => { args => [qw(-i -q --no-rc)], goes_on => 1, stdin => <<'MG' },
a = 2.0; watch a.grad, zz
def f(x) {
    return x*a + 1
}
L = sum([f(k)*k for k in range(9)]); backward L
1 + 2
_ * 2
xs = [
1/0
f(1, 2, 3)
draw L, depth=1
?relu
unwatch
transcript > /dev/full
transcript
reset
MG
    modules => { args => ['x.mg'], 'in.csv' => "x,y\n1,2\n3,4\n", 'x.mg' => <<'MG' },
import nn
def twice(f) { def g(x) { return f(f(x)) }; return g }
module P(n, k=1) { w = [Value(i) for i in range(n)]; def forward(x) = dot(self.w, x); def repr() = "P{n}" }
p = P(3); print p, p([1, 2, 3]), twice(sqrt)(16.0)
m = MLP(2, [4, 1]); opt = SGD(m.parameters(), 0.1)
xs, ys = make_moons(6, noise=0.1)
for step in range(3) {
    loss = sum([(1 + -y*m(x)).relu() for x, y in zip(xs, ys)])*(1.0/6)
    opt.zero_grad(); loss.backward(); opt.step()
}
print sorted(["b", "a"], key=len), map(abs, [-1]), "{1/3:.3f}", read_csv("in.csv", header=true)
plot [1, 2, 3]; draw loss, fold=true
MG
    files => { args => ['x.mg'], out => ['w.txt', 'g.dot'], 'in.csv' => "x,y\n1,2\n3,4\n",
        'lib.mg' => "def twice(x) = 2*x\n", 'x.mg' => <<'MG' },
import nn
import "lib.mg"
rows = read_csv("in.csv", header=true)
m = MLP(2, [3, 1]); L = sum([twice(m(r)) for r in rows]); backward L
save m > w.txt
load m, "w.txt"
dot L > g.dot
MG
    why => { args => ['x.mg'], 'x.mg' => <<'MG' },
a = 2.0; c = 0.0; ws = [Value(k) for k in range(300)]
L = relu(-a) + log(c) + sum([relu(-w)*a for w in ws])
tangent([L, a], ws, ws)
backward L
why a
why c
why ws
print a.data, a.grad, ws[7].grad
MG
    pictures => { args => ['x.mg'], out => ['g.svg', 'p.svg'], 'x.mg' => <<'MG' },
a = 2.0; L = a*a + a
draw L > g.svg
plot [1, 4, 9] > p.svg
MG
    check => { args => ['x.mg'], 'x.mg' => <<'MG' },
a = 2.0; b = 1.0; w = [Value(1.0), Value(2.0)]; L = dot(w, [a, b], relu(a - 2)) + a*b
backward L
check L, a, w
def f(x, y) = x*y + sin(x)
def g(x, y) = [y + cos(x), x]
check f, [2.0, 3.0], df=g
print a.data, a.grad
MG
    explain => { args => ['x.mg'], out => ['p.svg'], 'x.mg' => <<'MG' },
a = 2.0; b = -3.0; x = a
for i in range(6) { x = tanh(x*b + x*0.5) + relu(x - 1) }
L = x*a; backward L; backward L
explain a
explain b, L, by="node"
explain a, symbols=true
draw L, path=a > p.svg
print a.data, a.grad
MG
    landscape => { args => ['x.mg'], out => ['l.vl.json', 'h.vl.json'], 'x.mg' => <<'MG' },
a = 2.0; b = 1.0; L = a*b + a + b; w = [Value(1.0), Value(2.0)]; M = L*w[0] + w[1]
for i in range(9) { track a, b, name="x"; track w, name="w" }
landscape L, a, b, grid=8 > l.vl.json
landscape M, w, grid=8
track name="x", clear=true
track
print a.data, a.grad
histogram {"a": [1, 2, 2], "b": [1]} > h.vl.json
MG
    derive => { args => ['x.mg'], out => ['d.tex'], 'x.mg' => <<'MG' },
a = 2.0; b = -3.0; c = 10.0; n = tanh(a*b + c)
L = (n - 1.0)**2/a + relu(b)*leaky_relu(c) + a**b + sum([a*k for k in range(90)])
derive L, a, c
derive L > d.tex
help tanh
MG
    page => { args => ['x.mg'], out => ['s.html'], 'x.mg' => <<'MG' },
a = 2.0; L = tanh(a*a) + Value(3.0, label="<b>" * 9); a.data = 1
step L > s.html
print a.grad, L.data
MG
    steps => { args => ['x.mg'], out => ['s.html', 's.svg'], 'x.mg' => <<'MG' },
a = 2.0; b = -3.0; xs = [Value(k) for k in range(4)]
L = sum([x*a for x in xs]) + tanh(a*b)
step L; step next; step break a; step break b; step break xs[0]; step break L; step order
step until a.grad != 0; step back; step to b; step run; step run; step draw; step quit
step L > s.html
step L; step draw > s.svg
g = gradient(L, [a, b]); draw g[0], path=a
print([[h.data for h in row] for row in hessian(L, [a, b])], taylor(L, a), [v.data for v in hvp(L, [a, b], [1, 2])])
print [[j.data for j in row] for row in jacobian([L, a*b], [a, b])]
MG
    tests => { args => ['--test', 'x.mg'], 'x.mg' => <<'MG' },
print 1 + 1     #=> 2
print 1/3       #~> 0.33333333333
print zz        #!> unknown name
MG
);

my $old = "what was there before\n";

sub write_file {
    my ($path, $text) = @_;
    open my $file, '>', $path or die "$path: $!\n";
    print $file $text;
    close $file;
}

sub read_file {
    my ($path) = @_;
    open my $file, '<', $path or return;
    local $/;
    return scalar <$file>;
}

# The initial contents of the folder.
sub lay_out {
    my ($job, $folder) = @_;
    mkdir $folder;
    unlink glob("$folder/* $folder/.mgrad*");
    for my $name (grep { /\./ } keys %$job) { write_file("$folder/$name", $job->{$name}) }
    write_file("$folder/$_", $old) for @{ $job->{out} // [] };
    write_file("$folder/stdin", $job->{stdin} // '');
}

# Runs the job once and returns its results.
sub run_job {
    my ($job, $folder, $fault) = @_;
    lay_out($job, $folder);
    my $pid = fork() // die "fork: $!\n";
    if ($pid == 0) {
        chdir $folder or die;
        $ENV{MGRAD_FAULT} = $fault if $fault;
        $ENV{MGRAD_FAULT_COUNT} = 'count';
        $ENV{HOME} = $folder;
        open STDIN, '<', 'stdin' or die;
        open STDOUT, '>', 'stdout' or die;
        open STDERR, '>', 'stderr' or die;
        alarm $limit;
        exec $program, @{ $job->{args} } or die;
    }
    waitpid $pid, 0;
    my %result = (status => $? >> 8, signal => $? & 127, folder => $folder);
    $result{$_} = read_file("$folder/$_") // '' for 'stdout', 'stderr', 'count', @{ $job->{out} // [] };
    $result{left} = join ' ', glob("$folder/.mgrad*");
    return \%result;
}

# The fault of a run, compared with the undisturbed one; '' if there is none.
sub judge {
    my ($job, $good, $now, $family) = @_;
    return "ended by signal $now->{signal}" if $now->{signal};
    return 'a sanitizer reports an error' if $now->{status} == 99;
    my $memory = $family eq 'memory' && $now->{status} == 5;
    return "status $now->{status}" if $now->{status} > 2 && $now->{status} != 141 && !$memory;
    return "left over: $now->{left}" if $now->{left};
    for my $name (@{ $job->{out} // [] }) {
        next if $now->{$name} eq $old || $now->{$name} eq $good->{$name};
        return sprintf("%s is incomplete: %d bytes of %d", $name, length $now->{$name}, length $good->{$name});
    }
    if ($now->{status} == 0) {
        for my $name (@{ $job->{out} // [] }) {
            return "$name was not written, without a message" if $now->{$name} ne $good->{$name};
        }
        # At the prompt an error does not end the session. A watched expression reports its own error,
        # twice if there was no memory to remember the first report.
        my $said = $job->{goes_on} &&
            ($now->{stderr} ne $good->{stderr} || $now->{stdout} =~ /^\S+: out of memory/m ||
             $now->{stdout} =~ /^(zz: .*\n)\1/m);
        return 'status 0 with other results' if $now->{stdout} ne $good->{stdout} && !$said;
        return '';
    }
    # The failed call may have been the write of the message itself.
    return 'no message' if $now->{stderr} eq '' && $now->{stdout} !~ /^not ok/m && $family ne 'write';
    return '';
}

my $root = tempdir(CLEANUP => 1);
my ($count, $bad, $total) = (0, 0, 0);
for my $name (sort grep { !$ENV{ONLY} || $_ eq $ENV{ONLY} } keys %jobs) {
    my $job = $jobs{$name};
    my $good = run_job($job, "$root/$name");
    for my $family (@families) {
        my $calls = run_job($job, "$root/$name", "$family 1000000000")->{count} + 0;
        my ($tried, @wrong) = (0);
        for my $n (1 .. $calls) {
            next if $every > 1 && ($n + length $name) % $every && $calls >= $every;
            for my $how ('', '+') {
                my $fault = "$family $n$how";
                my $wrong = judge($job, $good, my $now = run_job($job, "$root/$name", $fault), $family);
                $tried++;
                next unless $wrong;
                push @wrong, "$fault: $wrong";
                push @wrong, map { "    $_" } splice @{ [split /\n/, $now->{stderr}] }, 0, 15 if @wrong < 60;
            }
        }
        next unless $tried;
        $total += $tried;
        $count++;
        print @wrong ? 'not ok' : 'ok', " $count - $name: $family: $tried faults in $calls calls\n";
        print map { "#   $_\n" } @wrong;
        $bad++ if @wrong;
    }
}
print "# $total faults\n1..$count\n";
exit($bad > 0);
