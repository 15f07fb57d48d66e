# A picture has the contents of micrograd's draw_dot. For thirty expressions, including those of the
# tutorials, the graph that Graphviz reads from our DOT text is compared with micrograd's trace over
# the graph, which is written here in mg.

bats_require_minimum_version 1.5.0

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
    RENDER=$(dirname "$MGRAD")/mgrad-render
    [ -x "$RENDER" ] || skip "no mgrad-render here: built without Graphviz"
    mkdir "$BATS_TEST_TMPDIR/here"
    cd "$BATS_TEST_TMPDIR/here"
    cat >trace.mg <<'END'
# Identity, not equality.
def same(p, q) {
    let before = p.data
    p.data = 0.123456789
    let both = q.data == 0.123456789
    p.data = before
    return both
}
def record(v) = "\{ {v.label} | data {v.data:.4f} | grad {v.grad:.4f} \}"
def trace(root) {
    for v in topo(root) {
        print(f"value {record(v)}")
        if v.op != "" { print(f"made {v.op} {record(v)}") }
        for i, p in enumerate(v.prev) {
            if i == 0 or not same(p, v.prev[0]) { print(f"edge {record(p)} {v.op} {record(v)}") }
        }
    }
}
END
    cat >read.pl <<'END'
undef $/;
$_ = <STDIN>;
s/\\\n//g; # joins lines that Graphviz wrapped
while (/^\t(n\d+(?:op)?)\s*\[label=("[^"]*"|\S+?)[,\]]/mg) {
    ($label{$1} = $2) =~ s/^"|"$//g;
}
while (/^\t(\w+) -> (\w+)/mg) {
    if ($1 eq "$2op" or $1 =~ /op$/) {
        print "made $label{$1} $label{$2}\n";
    } else {
        my ($from, $op, $to) = ($1, $2, $2);
        $to =~ s/op$//;
        print "edge $label{$from} $label{$op} $label{$to}\n";
    }
}
for (keys %label) {
    print "value $label{$_}\n" unless /op$/;
}
END
}

# Statements that end in a Value L.
expressions() {
    cat <<'END'
a = 2.0; b = -3.0; c = 10.0; f = -2.0; e = a*b; d = e + c; L = d*f
a = 2.0; b = -3.0; c = 10.0; f = -2.0; e = a*b; d = e + c; L = d*f; backward L
a = 3.0; L = a + a; backward L
a = -2.0; b = 3.0; d = a*b; e = a + b; L = d*e; backward L
x1 = 2.0; x2 = 0.0; w1 = -3.0; w2 = 1.0; b = 6.8813735870195432; n = x1*w1 + x2*w2 + b; L = n.tanh(); backward L
x1 = 2.0; x2 = 0.0; w1 = -3.0; w2 = 1.0; b = 6.88; n = x1*w1 + x2*w2 + b; e = (2*n).exp(); L = (e - 1)/(e + 1); backward L
x = 1.0; L = (x*2 + 1).relu(); backward L
a = -4.0; b = 2.0; c = a + b; d = a*b + b**3; c += c + 1; c += 1 + c + (-a); d += d*2 + (b + a).relu(); d += 3*d + (b - a).relu(); e = c - d; f = e**2; g = f/2.0; L = g + 10.0/f; backward L
x = -4.0; z = 2*x + 2 + x; q = z.relu() + z*x; h = (z*z).relu(); L = h + q + q*x; backward L
x = 2.0; L = 3*x**2 - 4*x + 5; backward L
a = 2.0; b = -3.0; c = 10.0; L = a*b + c
a = 2.0; L = a
L = Value(1.5)
a = 2.0; L = a - 1
a = 2.0; L = 1 - a
a = 2.0; b = 4.0; L = a/b; backward L
a = 2.0; L = 1/a
a = 2.0; L = -a
a = 2.0; b = 3.0; L = a**b; backward L
a = 2.0; L = 2**a
a = 0.5; L = log(a) + exp(a) + sin(a)*cos(a) - tan(a); backward L
a = 0.5; L = sqrt(a) + abs(-a) + sigmoid(a); backward L
a = 0.5; b = 0.7; L = max(a, b)*min(a, b); backward L
a = 1.0; L = a*a*a*a*a; backward L
x = 1e300; L = x*1e10
a = 1e-9; b = -1e-9; L = a + b*a; backward L
import nn; n = Neuron(2); L = n([1.0, -2.0]); backward L
import nn; n = MLP(3, [4, 4, 1]); L = n([2.0, 3.0, -1.0]); backward L
import nn; n = MLP(2, [3, 1]); xs = [[2.0, 3.0], [3.0, -1.0]]; L = mse_loss([n(x) for x in xs], [1.0, -1.0]); backward L
import nn; p = 0.3; t = log(p) - 0.5; L = sum([softmax([p, t, 1.0])[i]*i for i in range(3)]); backward L
END
}

@test "thirty expressions are drawn as by micrograd, without a warning" {
    [ "$(expressions | wc -l)" -eq 30 ]
    expressions >lines
    while IFS= read -r line; do
        # A file imports all names that do not begin with _.
        echo "import \"trace.mg\"; $line; draw L > g.dot; trace(L)" >one.mg
        "$MGRAD" one.mg | sort >wanted
        "$RENDER" canon <g.dot 2>messages | tail -n +2 | perl read.pl | sort >drawn
        [ ! -s messages ]
        [ -s wanted ]
        diff wanted drawn
    done <lines
}

@test "colors, groups, folding and a depth limit cause no warning" {
    expressions >lines
    while IFS= read -r line; do
        "$MGRAD" -e "$line; draw L, style=\"color\", group=true > color.dot
            draw L, depth=2, fold=true, group=true > boxes.dot"
        for graph in color boxes; do
            "$RENDER" svg <$graph.dot 2>messages >svg
            [ ! -s messages ]
            [ -s svg ]
        done
    done <lines
}
