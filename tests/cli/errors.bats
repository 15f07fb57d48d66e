# Error reports: the place, the source line, a caret, and one line of help.

bats_require_minimum_version 1.5.0

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
    mkdir "$BATS_TEST_TMPDIR/here"
    cd "$BATS_TEST_TMPDIR/here"
}

# The report of the error in TEXT has exactly this line of help; "" means none.
helped() { # HELP TEXT
    run --separate-stderr "$MGRAD" -e "$2"
    [ "$status" -eq 1 ]
    [ "$(printf '%s\n' "$stderr" | sed -n 's/^  help: //p')" = "$1" ]
}

@test "a report has a place, the source line, a caret and help" {
    run --separate-stderr "$MGRAD" -e 'gain = 2.0' -e 'L = gain*gain + gian'
    [ "$status" -eq 1 ]
    [ "$stderr" = "<-e>:2:17: error: unknown name 'gian'
  2 | L = gain*gain + gian
    |                 ^
  help: a similar name exists: 'gain'" ]
}

@test "a wide line is whole where there is no terminal" {
    line="x = [$(printf '1234, %.0s' {1..20}) zz]"
    run --separate-stderr "$MGRAD" -e "$line"
    [ "$(printf '%s\n' "$stderr" | sed -n 2p)" = "  1 | $line" ]
}

@test "a command without an argument suggests what to type" {
    helped 'type: backward L' backward
    helped 'type: forward L' 'forward; print 1'
    helped 'type: topo L' topo
    helped 'type: plot f, -5, 5' plot
    helped 'type: save m > weights.txt' save
    helped 'type: run "lesson.mg"' run
    helped 'type: draw L, or draw L > graph.svg' draw
    helped 'type: grad a' grad
    helped 'it is called as backward(root)' 'backward()'
}

@test "a function that is not called suggests the call" {
    helped 'if these are two arguments, a comma is missing between them: f, -5' 'plot tanh -5, 5'
    helped 'call a function with parentheses: f(x)' 'tanh + 1'
    helped 'call a function with parentheses: f(x)' '1 - tanh'
    helped 'count is a builtin function; for a variable, write count = … first' 'count += 1'
}

@test "a name qualified by a library suggests the plain name" {
    helped "after 'import nn' write its names without 'nn.'" 'import nn; n = nn.MLP(2, [1])'
    helped "after 'import nn' write its names without 'nn.'" 'nn.MLP(2, [1])'
}

@test "= in place of == suggests ==" {
    helped "'=' names an argument here: two values are compared with '=='" 'assert a = 3'
    helped 'it is called as assert(condition, text=nil)' 'assert 1 == 1, b=3'
    helped "'=' assigns a value: write '==' to compare" 'if 1 = 1 { print 1 }'
}

@test "calling a number suggests a product or a free name" {
    helped 'max is a number here and hides the builtin function: give it another name' \
        'let max = 3; max(1, 2)'
    helped 'max is a Value here and hides the builtin function: give it another name' \
        'max = 3; max(1, 2)'
    helped "a product is written with '*': 2*(a + b)" 'let x = 3; x(1 + 2)'
    helped "a product is written with '*': 2*(a + b)" '2(1 + 2)'
}

@test "a single brace suggests two" {
    helped 'write {{ for a literal brace' 'print "{|}"'
    helped 'write {{ for a literal brace' 'print "{}"'
    helped '' 'print "{1!r}"'
}

@test "a missing file suggests the ending .mg" {
    echo 'print 1' > there.mg
    run --separate-stderr "$MGRAD" -e 'run "there"'
    [ "$status" -eq 1 ]
    [[ "$stderr" == "<-e>:1:5: error: cannot read 'there': no such file"* ]]
    helped 'a file with the ending .mg exists' 'run "there"'
    helped '' 'run "gone"'
    run "$MGRAD" -e 'run "there.mg"'
    [ "$output" = 1 ]
}

@test "only a close name is suggested" {
    helped "a similar name exists: 'tanh'" 'help tan h'
    helped "a similar name exists: 'draw'" 'x = 1; drw x'
    helped "a similar name exists: 'tanh'" 'tnah(1)'
    helped "a similar name exists: 'enumerate'" 'enumarete(1)'
    helped '' 'unknown(1)'
    helped '' 'foo'
    helped '' 'y = 3; y + f'
    helped 'type help for a list of topics' 'help L'
}

@test "members of Python's objects show what to write, with the user's names" {
    helped 'write [len(X), len(X[0])]' 'X = [[1, 2]]; X.shape'
    helped 'write zip(*net.rows[0])' 'module M() { rows = [[[1]]] }; net = M(); print 1, net.rows[0].T'
    helped 'write len(f(3))' 'def f(n) = [n]; print(f(3).size)'
    helped 'write w.data' 'w = 2.0; w.detach()'
    helped 'every Value has a gradient: remove it' 'w = 2.0; w.requires_grad'
    helped 'write Value(2.0)' 'x = torch.tensor(2.0, requires_grad=True)'
    helped 'write [Value(x) for x in [[1], [2]]]' 'x = torch.tensor([[1], [2]])'
    helped 'write seed(42)' 'torch.manual_seed(42)'
    helped 'write the values between braces: "{x:.4f}"' 's = "a"; s.format(3)'
}

@test "a comment that begins with // is recognised when its word is unknown" {
    helped "a comment begins with '#': # note" 'x = 2 // note'
    helped '' 'x = 2 // note + 1'
}

@test "a long text in a message is cut between two characters" {
    "$MGRAD" -e "// $(printf 'é%.0s' {1..200})" 2>report || true
    grep -q 'write # éé' report
    ! LC_ALL=C grep -q $'\xc3$' report # the first byte of an é
}

@test "the missing result of set shows a dictionary" {
    helped 'there are no sets: write {} for an empty dictionary' 'seen = set()'
    helped 'there are no sets: write {x: true for x in words}' 'words = ["a"]; s = set(words)'
    helped 'write it as a separate statement: L.backward()' 'L = 2.0; x = L.backward()'
}

@test "an error inside a library is shown at the program's call" {
    run "$MGRAD" -e $'import nn\nmse_loss([1.0], [1.0, 2.0])'
    [[ "${lines[0]}" = '<-e>:2:1: error: '*'1 predictions, 2 targets' ]]
    [[ "${lines[1]}" = '  2 | mse_loss([1.0], [1.0, 2.0])' ]]
    [[ "${lines[3]}" = '  in mse_loss at nn.mg:'* ]]
    [[ "${lines[4]}" = '  in _check_pairs at nn.mg:'* ]]
}

@test "the help of errors for Python's functions and operators" {
    helped 'write read_lines("names.txt")' 'words = open("names.txt", "r").read()'
    helped 'write type(n) == "Value"' 'n = 3; isinstance(n, Value)'
    helped 'write import nn before it' 'model = MLP(2, [1])'
    helped 'write (a+1) * a' 'a = 2.0; (a+1).__mul__(a)'
    helped 'write [X[i] for i in ri[:1]]' 'X = [1, 2]; ri = [0, 1]; X[ri[:1]]'
    helped 'write [tanh(v) for v in xs]' 'xs = [1, 2]; np.tanh(xs)'
    helped '' 'xs = [1, 2]; xs[xs] = 1'
}

@test "the parameters of a class may be on several lines" {
    run --separate-stderr "$MGRAD" - <<< 'class Pair:
    def __init__(
        self,
        left, right=(),
    ):
        self.left = left'
    [ "$status" -eq 1 ]
    [[ "$stderr" == *'write module Pair(left, right=()) { … }'* ]]
}

@test "methods of PyTorch and JavaScript suggest the form with the user's names" {
    helped 'write ps.append(1)' 'ps = []; ps.push(1)'
    helped 'write ps.append(1)' 'ps = []; ps.add(1)'
    helped 'write a.grad = 0.0' 'a = 2.0; a.grad.zero_()'
    helped "write import nn, then its names without 'torch.nn.'" 'torch.nn.Linear(2, 3)'
}
