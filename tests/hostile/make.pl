#!/usr/bin/perl
# make.pl FOLDER PART…: writes hostile files, the same every time, and prints their number. The parts are
#
#   texts    truncated, binary, deeply nested, in odd encodings, under odd names, many things of a kind
#   endless  programs that run, print or compute without end, or end early
#   large    files of up to 1 GB, which take 700 MB of the disk
use strict;
use warnings;

my ($folder, @parts) = @ARGV;
die "usage: make.pl FOLDER PART...\n" unless @parts;
srand(7);
my $part = 'texts';
my ($count, $written) = (0, 0);

# Files keep their numbers whatever parts are written.
sub put {
    my ($name, $text) = @_;
    $count++;
    return unless grep { $_ eq $part } @parts;
    $written++;
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

$part = 'endless';
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

$part = 'texts'; # many things of one kind
sub many { my ($count, $piece) = @_; return join '', map { sprintf $piece, $_ } 1 .. $count }
put('unclosed', '"{' x 120_000);
put('unclosed-lines', "\"{\n" x 50_000);
put('checked', "1+1 #=> 2\n" x 32_000);
put('checked-wrong', "1+1 #=> 3\n" x 32_000);
put('checked-error', "1+x #!> unknown\n" x 10_000);
put('checked-line', '1;' x 20_000 . " #=> 1\n");
put('checked-comments', "1\n" . "#=> 1\n" x 100_000);
put('strays', "#=> 2\n\n" x 32_000);
put('mistakes', "x = )\n" x 20_000);
put('unknown-names', many(20_000, "y%1\$d = x%1\$d\n"));
put('named-arguments', 'def f(x) = x' . "\nf(" . many(250_000, 'a%d=1,') . '1)');
put('same-argument', 'def f(x) = x' . "\nf(" . 'x=1,' x 250_000 . '1)');
put('parameters', 'def f(' . many(250_000, 'a%d,') . 'b) = b');
put('same-parameter', 'def f(' . 'a,' x 250_000 . 'b) = b');
put('defaults', 'def f(' . many(100_000, 'a%d=1,') . 'b=1) = b');
put('arguments', 'print(' . '1,' x 250_000 . '1)');
put('keys', 'd = {' . many(100_000, '%d: 1,') . '0: 0}; print len(d)');
put('names', many(50_000, "v%1\$d = %1\$d\n"));
put('functions', many(20_000, "def f%1\$d(x) = x + %1\$d\n"));
put('strings', 's = [' . many(100_000, '"s%d",') . '""]; print len(s)');
put('pieces', 'a = 1; s = "' . '{a}' x 100_000 . '"; print len(s)');
put('imports', "import nn\n" x 20_000);
put('loops', 'for i in range(2) { ' x 150 . 'a = i' . ' }' x 150);

# Control characters in names and texts that messages show.
my @rude = (
    "\n", "\r", "\t", "\x1B]0;title\x07\x1B[2J", "\x08", "\x7F", "\xC2\x9B2J", "\xC2\x85", "\xFF\xFE",
    "\\n", "\\x1b[2J", "\\u009b2J", "\\nok 1 - x\\n1..1", "\\r", "\\0",
);
my @messages = map { "$_\n" } (
    'import "%s"', 'run "%s"', 'read_lines("%s")', 'load [Value(1)], "%s"', 'd = {}; d["%s"]', 'assert 0, "%s"', 'print "%s" #=> x',
    'float("%s")', 'a = 2.0; L = a*a; label(L, "%s"); backward L; draw L; draw L > "%s"', "# %s\nx = %s", 'f = "%s"; f(1)',
    'print 1 #=> %s', 'x #!> %s', 'set "%s"', 'save [Value(1)], "missing/%s"', '{"%s": 1}["x"]', '"abc".index("%s")', '["%s"].index(1)',
);
sub fill { my ($text, $rude) = @_; $text =~ s/%s/x${rude}not ok 9 - y/g; return $text }
put('rude', fill(join('', @messages), $_)) for @rude;
put('rude', fill($_, join '', @rude)) for @messages;
for my $name ("x\n1..1\n", "x\rnot ok 1", "x\e]0;title\a", "x\x7F\x08", "x\xC2\x9B2J", "x\xFF", '-x', ' x ', '#x', "x\tx") {
    put("$name", $_) for ('1 #=> 1', '1 #=> 2', 'x = )', 'quit 3', "#=> 1\n");
}

$part = 'endless';
put('quits', $_) for ('quit', 'quit 0', 'quit 3', 'quit 255', 'quit 256', 'quit -1', 'quit "x"', "1 #=> 2\nquit 0",
    "quit 0\n1 #=> 1", 'while true { quit 4 }', 'def f() { quit 5 }' . "\nf()", 'exit(6)', 'sorted([1], key=quit)');

# Programs that print without end, alone and with checked comments.
for my $end ('', ' #=> x', "\n#!> out of memory") {
    put('prints', $_ . $end) for (
        'while true { print 1 }', 'while true { print "x" * 1000000 }', 'while true { print }',
        's = "x" * 30000000; while true { print s }', 'while true { print [i for i in range(1000)] }',
        'a = 2.0; b = a*a; while true { draw b }', 'while true { plot [1, 2, 3] }', 'while true { help }',
        'a = 2.0; b = a*a; while true { backward b; grad a; b > a }', 'while true { set }',
        'while true { scatter [0, 1], [0, 1], log=true }', 'def f(n) { print n; f(n + 1) }; f(1)',
    );
}
put('prints-lines', "print \"x\" * 100000\n" x 20_000);
put('prints-lines-checked', "print \"x\" * 100000 #=> x\n" x 1000);

# Large and shared values.
my $shared = 'xs = [1]; for i in range(60) { xs = [xs, xs] }; ys = [1]; for i in range(60) { ys = [ys, ys] }; ';
my $dictionaries = 'd = {"a": 1}; for i in range(60) { d = {"a": d, "b": d} }; e = {"a": 1}; for i in range(60) { e = {"a": e, "b": e} }; ';
put('shared', $shared . $_) for (
    'print xs', 'print xs == ys', 'print xs in [ys]', 'print sorted([xs, ys])', 'print [xs, 1].index(ys)', 'print np.array(xs)',
    'print len(str(xs))', 'print len("{xs}")', 'print sum(xs)', 'print max(xs)', 'print parameters(xs)', 'save xs, "w.txt"',
    'zero_grad xs', 'load xs, "w.txt"', 'print xs < ys', 'print [xs].count(ys)', 'print xs.copy() == xs', 'scatter xs, ys', 'plot xs',
    'print median(xs)', 'import nn; print SGD(xs)', 'np.array(xs).shape', 'print xs #=> []', 'backward xs', 'draw xs',
    '[ys].remove(xs)', 'assert xs == ys', 'write_lines("x.txt", xs)', 'print ",".join(xs)', 'print dot(xs, ys)', 'softmax(xs)',
);
put('shared', $dictionaries . $_) for (
    'print d', 'print d == e', 'print d in [e]', 'print len(str(d))', 'print d.copy() == d', 'print d.values() == e.values()',
    'print parameters(d)', 'save d, "w.txt"', 'print sorted([d, e])',
);
put('itself', "xs = []; for i in range(50) { xs.append(xs) }; $_") for (
    'print xs', 'print xs == xs', 'print np.array(xs)', 'print parameters(xs)', 'print str(xs)', 'save xs, "w.txt"', 'print sum(xs)',
    'ys = []; for i in range(50) { ys.append(ys) }; print xs == ys', 'ys = [xs]; xs.append(ys); print xs == ys', 'draw xs',
);
my $long = "s = \"x\" * 10000000; t = \"\xC3\xA9\" * 5000000; ";
put('long', $long . $_) for (
    'print len(t)', 'print t[4000000]', 'for c in t { n = c }', 'for i in range(10**9) { n = t[i] }', 'print t.upper() == t',
    'print s.replace("x", "yy")', 'print s.split("x")', 'print t.find("y"), s.count("x")', 'print list(t)', 'print t[::1] == t',
    'print "y" in t', 'print t < t + "a"', 'print ord(t)', 'print float(s)', 'print int("1" * 10000000)', 'print s.join([s] * 10)',
    'print "{s:>200000000}"', 'print s == s + ""', 'print {s: t}[s] == t', 'print sorted([s, t, s])', 'print t.split("")',
    'print s.split()', 'print (" " * 10000000).strip()', 'print "x" * 268435455 == s', 'print reversed(t)', 'print t.startswith(t)',
    'print s + s + s', 'print enumerate(t)', 'print zip(t, t)', 'print [c for c in t]', 'print s', 'print t #=> x', 'assert 0, t', 'import s',
    'import "' . 'x' x 100_000 . '"', 'd = {}; d[t]', 'print s % 1', 'print "%s" % [s]', 'print t.replace("", "y")', 'print (s*100).find(s + "y")',
);
put('runaway', $_) for (
    'print ("x"*268435455)[5]', 's = "x"*268435455; t = "y"*268435455; print s == t', 'xs = [0]*30000000; print xs == xs + []',
    'while true { s = "x" * 268435455 }', 'def f() { f(); f() }; f()', 'd = {}; while true { d[len(d)] = 1 }',
    'def f(n) = f(n - 1) + f(n - 1) if n else 1' . "\nf(60)", 'while true { randn(100, 100) }', 'while true { sorted(range(100000)) }',
    'a = 2.0; while true { a = a + a; backward a }', 'a = 2.0; for i in range(10**9) { a += 1 }; backward a',
    'X, y = make_moons(10**9)', 'import nn; m = MLP(1000, [100000, 100000, 1])', 'import nn; m = MLP(100, [100, 100, 1]); while true { m(randn(100)) }',
    'boundary(randn, randn(100, 2), [1]*100)', 'while true { input() }', 'for line in read_lines("/dev/zero") { }', 'while true { time 1 }',
    'while true { draw Value(1) > "/dev/full" }', 'while true { plot [1] > "/dev/null" }', 'while true { import nn }', 'while true { dot(range(1000), range(1000)) }',
    'xs = range(10**15); print sum(xs)', 'print 10**15 in range(10**16)', 'print list(range(10**8)) == list(range(10**8))',
    'print sum([0.1] * 30000000)', 'print max(range(10**12))', 'print [0]*30000000 < [0]*30000000', 'print median(range(10**9))',
    'def f(x) = x' . "\nwhile true { map(f, range(10000)) }", 'while true { print "" + "x"*1000000 in "y" }', 'histogram(randn(10**7))',
    'while true { try_it }', 'watch a; a = 2.0; while true { a = a*1.5 }', 'while true { help "print" }', 'assert [0]*10000000 == 1',
    'while true { shuffle(range(1000000)) }', 'random.choices([1], 10**10)', 'permutation(10**9)', 'one_hot(1, 10**10)',
);

$part = 'large';
sub put_large {
    my ($name, $megabytes, $head, $piece, $tail) = @_;
    put($name, $head);
    open my $file, '>>:raw', (glob "$folder/*-$name.mg")[0] or die "$folder: $!\n";
    my $block = substr $piece x ((1 << 20) / length($piece)), 0, 1 << 20;
    print $file $block for 1 .. $megabytes;
    print $file $tail // '';
    close $file;
}
if (grep { $_ eq $part } @parts) {
    put_large('comment-300M', 300, '#', 'x');
    put_large('comment-20M', 20, '#', 'x');
    put_large('comments-20M', 20, '', "# x\n");
    put_large('newlines-20M', 20, '', "\n");
    put_large('spaces-20M', 20, 'a = 1', ' ');
    put_large('string-20M', 20, 'a = "', 'x', '"');
    put_large('open-string-20M', 20, 'a = "', 'x');
    put_large('number-20M', 20, 'a = ', '1');
    put_large('name-20M', 20, '', 'a');
    put_large('sum-20M', 20, 'a = 1', '+1');
    put_large('list-20M', 20, 'a = [', '1,', ']');
    put_large('texts-20M', 20, 'a = [', '"x",', ']');
    put_large('statements-20M', 20, '', "a=1\n");
    put_large('checked-20M', 20, '', "1 #=> 1\n");
    put_large('wrong-20M', 20, '', "1 #=> 2\n");
    put_large('strays-20M', 20, '', "#=> 2\n");
    put_large('mistakes-20M', 20, '', "x=)\n");
    put_large('pieces-20M', 20, '"', '{a}', '"');
    put_large('unclosed-20M', 20, '', '"{');
    put_large('brackets-20M', 20, '', '(');
    put_large('noise-20M', 20, '', join '', map { chr int rand 256 } 1 .. 1 << 20);
    put_large('runes-20M', 20, 'a = "', "\xC3\xA9", '"');
    put('zeros-1G', '#');
    truncate((glob "$folder/*-zeros-1G.mg")[0], 1 << 30) or die "$folder: $!\n";
}
print "$written\n";
