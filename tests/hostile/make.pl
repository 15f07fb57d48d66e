#!/usr/bin/perl
# make.pl FOLDER: writes some hundred hostile files: truncated, huge, binary, deeply nested, in odd
# encodings. They are the same every time.
use strict;
use warnings;

my ($folder) = @ARGV;
die "usage: make.pl FOLDER\n" unless $folder;
srand(7);
my $count = 0;

sub put {
    my ($name, $text) = @_;
    $count++;
    open my $file, '>:raw', sprintf('%s/%03d-%s.mg', $folder, $count, $name) or die "$folder: $!\n";
    print $file $text;
    close $file;
}

my $program = <<'MG';
a = 2.0; b = -3.0; c = 10
def f(x, y=1) { if x > y { return [x*y, "{x:>8.2f} {{"] } else { return f(x + 2, y) } }
module M(n) { w = [Value(k) for k in range(n)]; def forward(x) = dot(w, x); def repr() = "M({n})" }
m = M(3); L = m([a, b, c]) + f(a)[0]; backward L; grad a, b
for i, p in enumerate(parameters(m)) { p.data -= 0.1 * p.grad }
print "α é 日本", [x**2 for x in range(5) if x % 2], m; draw L
MG

# Truncated programs, and programs with one misplaced byte.
my $length = length $program;
for (my $i = 3; $i < $length; $i += 7) { put('cut', substr $program, 0, $i) }
for my $byte (0, 1, 8, 11, 12, 13, 26, 27, 127, 128, 160, 173, 192, 193, 237, 245, 254, 255) {
    substr((my $text = $program), int rand $length, 1) = chr $byte;
    put("byte-$byte", $text);
    put("only-byte-$byte", chr($byte) x (1 + int rand 3000));
}
put('noise', join '', map { chr int rand 256 } 1 .. 200 + int rand 4000) for 1 .. 20;
put('signs', join '', map { (split //, "(){}[]\"'\\#:;,.=+-*/%<>!\n a1")[rand 27] } 1 .. 2000) for 1 .. 20;

# Encodings and line ends.
put('bom', "\xEF\xBB\xBF$program");
put('boms', "\xEF\xBB\xBF" x 1000);
put('bom-inside', "a = 1\n\xEF\xBB\xBFb = 2\n");
(my $wide = $program) =~ s/(.)/$1\0/gs;
put('utf16', "\xFF\xFE$wide");
(my $four = $program) =~ s/(.)/\0\0\0$1/gs;
put('utf32', "\0\0\xFE\xFF$four");
put('latin1', "\xE9t\xE9 = 1.0\nprint \xE9t\xE9\n");
put('overlong', "a = \xC0\xAF\n");
put('surrogate', "a = \"\xED\xA0\x80\"\n");
put('beyond-unicode', "a = \"\xF4\x90\x80\x80\"\n");
put('cut-rune', "a = \"\xE6\x97");
put('bidi', "a = \"\xE2\x80\xAE\" # \xE2\x81\xA6\nprint a\n");
put('spaces', "a\xC2\xA0=\xE3\x80\x801\xE2\x80\xA8print a\xC2\x85\n");
put('combining', 'a' . "\xCC\x81" x 5000 . " = 1\n");
put('escapes', "print \"\x1B]0;title\x07\x1B[2J\"\n");
for my $end ("\r\n", "\r", "\n\r", "\0", "\x0C", "\x{85}") {
    (my $text = $program) =~ s/\n/$end/g;
    put('ends', $text);
}
put('nul-name', "a\0b = 1\nprint a\0b\n");
put('backslashes', "\\\n" x 5000);
put('empty', '');
put('newlines', "\n" x 200_000);
put('comment', '#' . 'x' x 1_000_000);

# Deep and large.
for my $depth (50, 250, 1000, 100_000) {
    my %open = ('(' => ')', '[' => ']', '{' => '}', 'f(' => ')', 'xs[' => ']', '[x for x in ' => ']');
    for my $open (sort keys %open) {
        put('nested', $open x $depth . 1 . $open{$open} x $depth);
        put('nested-open', $open x $depth);
    }
    put('nested-if', 'if 1 { ' x $depth . '}' x $depth);
    put('nested-def', "def f() {\n" x $depth . "}\n" x $depth);
    put('nested-string', 'print ' . '"{' x $depth . 1 . '}"' x $depth);
    put('minus', 'a = ' . '-' x $depth . 1);
    put('not', 'a = ' . 'not ' x $depth . 1);
    put('power', 'a = 2.0; b = ' . 'a**' x $depth . 1);
    put('chain', 'a = 2.0; b = a' . ' + a' x $depth);
    put('fields', 'a = 1; a' . '.x' x $depth);
    put('calls', 'print' . '()' x $depth);
    put('choices', 'print ' . '1 if 0 else ' x $depth . 2);
    put('elses', 'if 0 { }' . ' else if 0 { }' x $depth);
    put('targets', join('=', ('a') x $depth) . '= 1');
    put('commas', 'a = [' . '1,' x $depth . ']');
    put('statements', 'a = 1;' x $depth);
    put('parameters', 'def f(' . join(',', map { "p$_" } 1 .. $depth) . ') = 1');
    put('long-name', 'a' x $depth . ' = 1');
    put('long-string', 'a = "' . 'x' x $depth . '"; print len(a)');
    put('long-number', 'a = ' . '9' x $depth . '.' . '1' x $depth);
    put('long-exponent', 'a = 1e' . '9' x $depth);
    put('long-format', 'print "{1:' . '9' x $depth . 'f}"');
}

# Programs without end.
put('runaway', $_) for (
    'while true { }', 'def f() = f()' . "\nf()", "def f(x) = g(x)\ndef g(x) = f(x)\nf(1)",
    'xs = []; while true { xs.append(xs) }', 'a = 2.0; while true { a = a * a }',
    's = "x"; while true { s = s + s }', 'xs = [1]; while true { xs = xs + xs }',
    'a = [0] * 1000000000000', 'a = "x" * 9223372036854775807', 'xs = list(range(10**12))',
    'xs = []; xs.append(xs); print xs', 'xs = []; xs.append(xs); print xs == xs',
    'for i in range(10**15) { a = i }', 'a = linspace(0, 1, 10**11)', 'a = randn(10**6, 10**6)',
    'module M() { m = M() }; M()', 'module M() { def repr() = str(self) }; print M()',
    'def f(x) { return sorted([x, x], key=f) }; f(1)', 'import "/dev/zero"', 'import "/proc/self/mem"',
    'X = read_csv("/dev/zero")', 'load [Value(1)], "/dev/urandom"', 'print 1 % 0', 'print 2**2**100',
    'print -9223372036854775808 // -1', 'print range(0, 10, 0)', 'print "{1:1000000000d}"',
);
print "$count\n";
