#!/usr/bin/perl
# generate.pl GRAMMAR FOLDER COUNT [SEED]: writes random programs by the rules of grammar/mg.ebnf, one
# file each. The grammar is read from the file; tokens that it names in capitals are defined here.
use strict;
use utf8;
use warnings;
no warnings "recursion";

my ($grammar, $folder, $count, $seed) = @ARGV;
die "usage: generate.pl GRAMMAR FOLDER COUNT [SEED]\n" unless defined $count;
srand($seed // 1);

# Few names, so that they are reused; builtins, commands, fields and modules included.
my @NAMES = ((qw(a b c d L x y xs ys f g M m n i k w)) x 6,
    qw(backward draw topo grad zero_grad print forward backstep plot vars set watch help time dot
       tanh relu exp log sigmoid sqrt abs max min sum len range zip enumerate append pop sorted map
       filter mean argmax uniform seed randint choice parameters data label op prev Value str int
       float list join split strip replace upper find startswith ord chr index count remove reverse
       extend copy key clamp elu gelu asin log1p pow keys values items get dict key var std median reversed read_csv read_lines write_lines save load
       assert nn MLP α math pi inf));
my @STRINGS = ('', 'a', '%s', '\\n', '\\"', 'é', '{{', '}}', 'x.csv', 'g.dot', 'g.svg', '日本');
my @FORMATS = ('.2f', '>8', '^10.3e', '+d', 's', '05', '%', '.0f', '*<7.2g', ',', '012,.1f', '{k}.{n}f', '');
my %WRITE = (
    NAME => sub { pick(@NAMES) },
    VARIABLE => sub { pick(qw(a b c d L x y xs ys f g M m n i k w α)) },
    NUMBER => sub {
        pick(0 .. 4, '2.0', '-1', '0.5', '1e3', '.5', '3.', '1e308', '9223372036854775807', '1_000')
    },
    NEWLINE => sub { "\n" },
    TYPE => sub { pick('float', 'list[int]', '"Value"', 'Callable[[float], x]') },
    MAGIC => sub { pick('%matplotlib inline', '%%time', '!pip install x') . "\n" },
    PATH => sub { pick('g.dot', 'out.svg', 'w.txt', 'missing/x.png') },
    WORD => sub { pick('a', 'on', 'off', 'rankdir', 'numbers', 'plain', 'values', 'L', '3') },
    string => sub {
        my ($budget) = @_;
        my $quote = pick('"', "'");
        my $text = pick(@STRINGS);
        if ($budget > 0 && rand() < 0.4) {
            my $inner = expand('expression', $budget - 3);
            $inner =~ s/["'\n{}]//g;
            $text .= '{' . $inner . (rand() < 0.4 ? ':' . pick(@FORMATS) : '') . '}';
        }
        return pick('', '', 'f') . $quote . $text . $quote;
    },
);

sub pick { return $_[rand @_] }

# The weight of a part (1 by default), the probability that a part repeats (0.15 by default), and parts
# that are allowed only inside others.
my %WEIGHT = (assignment => 8, command => 4, if => 2, for => 3, def => 2, NAME => 9, NUMBER => 4,
    list => 2, words => 0.3, timed => 0.3, import => 0.2, comparison => 12, power => 12);
my %REPEAT = (sum => 0.3, product => 0.25, postfix => 0.25, call => 0.8, list => 0.7, dictionary => 0.7, block => 0.6,
    assignment => 0.6, arguments => 0.3, command => 0.8, bit_or => 0.03, bit_xor => 0.03,
    bit_and => 0.03, shift => 0.03);
my %WITHIN = (return => "def", jump => "while|for", self => "module");
my $left; # tokens left for the current program
my %inside; # nesting depth of each rule
my @rules_open = ("");

# ---- the grammar: rule => an alternative of sequences of items ----

# Conditions from the comment at the head of the grammar: the targets of assignments, and that
# commands cannot be bound. A condition in a comprehension follows a loop.
my $NARROWED = <<"END";
assignment = expressions | targets "=" { targets "=" } expressions | VARIABLE update
    | VARIABLE ( index | field ) "=" expression ;
let = "let" targets "=" expressions ;
targets = VARIABLE { "," VARIABLE } ;
def = "def" VARIABLE parameters ( "=" expressions | block ) ;
module = "module" VARIABLE parameters block ;
parameters = "(" [ VARIABLE { "," VARIABLE } [ "," parameter ] ] ")" ;
parameter = VARIABLE "=" expression ;
arguments = expression { "," expression } [ "," argument ] ;
argument = VARIABLE "=" expression ;
comprehension = expression "for" targets "in" or { clause } ;
dictionary = "{" [ entry "for" targets "in" or { clause } | entry { "," entry } [ "," ] ] "}" ;
END

my %rules;
my @tokens;

sub read_grammar {
    open my $file, '<:encoding(UTF-8)', $grammar or die "$grammar: $!\n";
    my $text = do { local $/; <$file> };
    $text =~ s/\(\* lexical \*\).*//s;
    $text =~ s/\(\*.*?\*\)//gs;
    read_rules($text);
    read_rules($NARROWED);
}

sub read_rules {
    my ($text) = @_;
    @tokens = $text =~ /"[^"]*"|\w+|[=|;{}\[\]()]/g;
    while (@tokens) {
        my $name = shift @tokens;
        die "no rule: $name\n" unless shift(@tokens) eq '=';
        $rules{$name} = read_choice();
        die "rule $name does not end\n" unless shift(@tokens) eq ';';
    }
}

sub read_choice {
    my @choices = (read_sequence());
    while ($tokens[0] eq '|') { shift @tokens; push @choices, read_sequence() }
    return ['choice', @choices];
}

sub read_sequence {
    my @items;
    push @items, read_item() until $tokens[0] =~ /^[|;\]})]$/;
    return ['sequence', @items];
}

sub read_item {
    my $token = shift @tokens;
    return ['text', $1] if $token =~ /^"(.*)"$/;
    my %kinds = ('{' => 'many', '[' => 'maybe', '(' => 'group');
    return ['rule', $token] unless $kinds{$token};
    my $inner = read_choice();
    shift @tokens;
    return [$kinds{$token}, $inner];
}

# ---- the least depth that each rule needs, so that an end can be found ----

my %depth;

sub depth_of {
    my ($item) = @_;
    my ($kind, @rest) = @$item;
    return 0 if $kind eq 'text' || $kind eq 'many' || $kind eq 'maybe';
    return $WRITE{$rest[0]} ? 0 : $depth{$rest[0]} // 1000 if $kind eq 'rule';
    my @depths = sort { $a <=> $b } map { depth_of($_) } @rest;
    return $kind eq 'sequence' ? $depths[-1] // 0 : $depths[0];
}

sub measure {
    my $changed = 1;
    while ($changed) {
        $changed = 0;
        for my $name (keys %rules) {
            my $new = 1 + depth_of($rules{$name});
            next if $new >= ($depth{$name} // 1000);
            $depth{$name} = $new;
            $changed = 1;
        }
    }
}

# ---- writing ----

sub expand {
    my ($name, $budget) = @_;
    return $WRITE{$name}->($budget) if $WRITE{$name};
    die "no rule $name\n" unless $rules{$name};
    push @rules_open, $name;
    $inside{$name}++;
    my $text = write_item($rules{$name}, $budget - ($name =~ /^(?:expression|statement|atom|block)$/ ? 3 : 0.1));
    $inside{$name}--;
    pop @rules_open;
    return $text;
}

# The rule or word that identifies an alternative.
sub head_of {
    my ($item) = @_;
    my ($kind, @rest) = @$item;
    return $kind eq "sequence" ? head_of($rest[0]) : $kind eq "text" || $kind eq "rule" ? $rest[0] : "";
}

sub may_stand {
    my ($head) = @_;
    return 0 if $head =~ /^(?:module|import|def)$/ && $inside{block};
    my $within = $WITHIN{$head} or return 1;
    return grep { $inside{$_} } split /\|/, $within;
}

sub choose {
    my @choices = @_;
    my ($total, $chosen) = (0, $choices[0]);
    for my $choice (@choices) {
        my $weight = $WEIGHT{head_of($choice)} // 1;
        $total += $weight;
        $chosen = $choice if rand() * $total < $weight;
    }
    return $chosen;
}

sub write_choice {
    my ($budget, @choices) = @_;
    @choices = grep { may_stand(head_of($_)) } @choices;
    return write_item(choose(@choices), $budget) if $budget > 0;
    my @sorted = sort { depth_of($a) <=> depth_of($b) } @choices;
    my $least = depth_of($sorted[0]);
    return write_item(choose(grep { depth_of($_) <= $least } @sorted), $budget);
}

sub write_item {
    my ($item, $budget) = @_;
    my ($kind, @rest) = @$item;
    $budget = 0 if --$left < 0;
    return $rest[0] if $kind eq "text";
    my $rate = $REPEAT{$rules_open[-1]} // 0.15;
    return expand($rest[0], $budget) if $kind eq 'rule';
    return join ' ', map { write_item($_, $budget) } @rest if $kind eq 'sequence';
    return write_choice($budget, @rest) if $kind eq 'choice';
    return write_item($rest[0], $budget) if $kind eq 'group';
    return $budget > 0 && rand() < $rate ? write_item($rest[0], $budget) : '' if $kind eq 'maybe';
    my $text = '';
    $text .= ' ' . write_item($rest[0], $budget) while $budget > 0 && rand() < $rate;
    return $text;
}

read_grammar();
measure();
binmode STDOUT, ':utf8';
for my $i (1 .. $count) {
    $left = 0;
    # Some names are bound at the start.
    my $text = pick('', "a = 2.0; b = -3; xs = [1, a, b]; def f(x, y=1) = x*y\n",
        "module M(k) { w = 2.0; def forward(x) = w*x }\nm = M(3); L = m(2.0); backward L\n");
    for (1 .. 1 + int rand 12) {
        $left = 20 + int rand 400;
        $text .= write_item($rules{statement}, 4 + int rand 20) . "\n";
    }
    $text =~ s/ +/ /g;
    $text =~ s/ \. (?=\w)/./g;
    open my $file, '>:encoding(UTF-8)', "$folder/generated-$i.mg" or die "$folder: $!\n";
    print $file $text;
    close $file;
}
