#!/usr/bin/perl
# mutate.pl FOLDER COUNT SEED FILE...: writes COUNT programs, each one or two of the FILEs changed in a
# few random places. A program depends only on the FILEs and on its number, SEED or higher. Unlike
# libFuzzer, which searches in short texts for new paths in the code, it also makes long, deep and endless
# programs, and needs no special build.
use strict;
use warnings;
use File::Basename qw(dirname);

my ($folder, $count, $seed, @files) = @ARGV;
die "usage: mutate.pl FOLDER COUNT SEED FILE...\n" unless @files;

sub contents {
    my ($name) = @_;
    open my $file, '<:raw', $name or die "$name: $!\n";
    local $/;
    return <$file> // '';
}

sub unescape { my ($word) = @_; $word =~ s/\\(?:x(..)|(.))/defined $1 ? chr hex $1 : $2/ge; return $word }

my @texts = map { contents($_) } sort @files;
my @words = map { /^"(.+)"$/ ? unescape($1) : () } split /\n/, contents(dirname($0) . '/mg.dict');

# Numbers and texts that are often a special case.
my @values = (
    0, 1, -1, '1.0', '-0.0', '1e308', '5e-324', 'inf', 'nan', 9223372036854775807, '-9223372036854775808',
    1048576, 268435456, 1e15, '[]', '{}', '""', '"é"', 'Value(1)', 'range(10**9)', '[0]*1000000', '"x"*1000000',
    "\"a\nb\"", "\"\e]0;x\a\"", "\"\xC2\x9B\"", "\"\\n1..1\"", '"日本" * 100000', 'randn(100, 100)',
);
my @lines = (
    'while true { print "x" * 1000 }', 'while true { }', 'xs = [xs, xs]', 'xs.append(xs)', 's = s + s', 'quit 3', 'quit',
    '#=> 1', '#!> x', 'a = 2.0; for i in range(100000) { a = a*1.0001 + a }', 'backward a', 'draw a', '{', '}', '"""',
    'def f(n) = f(n + 1)', 'f(1)', 'import "x.mg"', 'd = {}; for i in range(100000) { d[i] = [i] }', 'reset', 'help',
);

sub pick { return $_[rand @_] }
sub tokens { return $_[0] =~ /\w+|"[^"\n]*"|[^\S\n]+|./gs }
sub rows { return split /^/, $_[0] }

# Changes one of the tokens, or of the lines: `change` gets a reference to the list, and an index.
sub change_tokens { my ($text, $change) = @_; my @t = tokens($text); $change->(\@t, int rand @t); return join '', @t }
sub change_lines { my ($text, $change) = @_; my @l = rows($text); $change->(\@l, int rand @l); return join '', @l }

sub often { return int 2 ** rand shift } # 1 to 2**n, mostly small

my @mutations = (
    sub { change_tokens($_[0], sub { $_[0][$_[1]] = pick(@words) }) },
    sub { change_tokens($_[0], sub { $_[0][$_[1]] .= ' ' . pick(@words) . ' ' }) },
    sub { change_tokens($_[0], sub { $_[0][$_[1]] = pick(@values) }) },
    sub { change_tokens($_[0], sub { $_[0][$_[1]] = '' }) },
    sub { change_tokens($_[0], sub { $_[0][$_[1]] x= often(14) }) },
    sub { change_tokens($_[0], sub { my ($t, $i) = @_; my $j = rand @$t; @$t[$i, $j] = @$t[$j, $i] }) },
    sub { my ($text) = @_; $text =~ s/(\d[\d.]*)/rand() < 0.3 ? pick(@values) : $1/ge; $text },
    sub { change_lines($_[0], sub { $_[0][$_[1]] x= often(10) }) },
    sub { change_lines($_[0], sub { $_[0][$_[1]] = '' }) },
    sub { change_lines($_[0], sub { $_[0][$_[1]] .= pick(@lines) . "\n" }) },
    sub { change_lines($_[0], sub { $_[0][$_[1]] .= pick(rows(pick(@texts))) }) },
    sub { change_lines($_[0], sub { my ($l, $i) = @_; my $j = rand @$l; @$l[$i, $j] = @$l[$j, $i] }) },
    sub { change_lines($_[0], sub { my ($l, $i) = @_; $l->[$i] = "while true { $l->[$i] }\n" }) },
    sub { change_lines($_[0], sub { my ($l, $i) = @_; $l->[$i] = "def loop() {\n$l->[$i]}\nloop()\n" }) },
    sub { substr $_[0], 0, rand length $_[0] },
    sub { my $other = pick(@texts); substr($_[0], 0, rand length $_[0]) . substr $other, rand length $other },
    sub { my ($text) = @_; substr($text, rand length $text, 1) = chr rand 256; $text },
    sub { my ($text) = @_; substr($text, rand length $text, rand 20) = ''; $text },
    sub { "while true {\n$_[0]\n}\n" },
    sub { my ($text) = @_; $text =~ s/#[=~!]>.*//g; $text },
    sub { my ($text) = @_; $text =~ s/(#[=~!]> *)\S/$1?/g; $text },
);

for my $number ($seed .. $seed + $count - 1) {
    srand($number);
    my $text = pick(@texts);
    for (1 .. 1 + rand 5) {
        $text = pick(@mutations)->($text) if $text ne '';
        $text = substr $text, 0, 1 << 20;
    }
    open my $file, '>:raw', "$folder/mutant-$number.mg" or die "$folder: $!\n";
    print $file $text;
    close $file;
}
