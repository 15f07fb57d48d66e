# One run reports several syntax errors: the parser resumes at the next statement, and a mistake is
# reported once.

bats_require_minimum_version 1.5.0

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
    cd "$BATS_TEST_TMPDIR"
}

# The errors in TEXT are at exactly these LINE:COLUMN places, and nothing runs.
mistakes() { # TEXT PLACE...
    run --separate-stderr "$MGRAD" - <<< "$1"
    [ "$status" -eq 1 ]
    [ -z "$output" ]
    shift
    printf '%s\n' "$stderr" | grep ' error: '
    [ "$(printf '%s\n' "$stderr" | sed -n 's/^<stdin>:\([0-9]*:[0-9]*\): error: .*/\1/p')" = "$(printf '%s\n' "$@")" ]
}

@test "each statement's mistake is reported, and nothing runs" {
    mistakes 'print 1
x = = 3; y = 4 5
z = @
print )
print 2' 2:5 2:16 3:5 4:7
}

@test "inside blocks" {
    mistakes 'def f(x) {
    y = = 3
    for i in [1] { if i = 3 { break } else { continue 1 } }
    return y
}
module M() {
    w = 1 2
    def g() { return self.w 3 }
}
z = 1 2' 2:9 3:25 3:55 7:11 8:29 10:7
}

@test "a mistake in brackets ends with the brackets" {
    mistakes 'xs = [1, 2 3,
    4, 5]
f(1 2,
    a=3)
y = )' 1:12 3:5 5:5
}

@test "an open bracket ends before the next statement" {
    mistakes 'xs = [1, 2
y = 3
f(a
g(b)
def h(x) { return (1 }
z = 1 2' 1:6 3:2 5:19 6:7
}

@test "a wrong head does not make the words of its block wrong" {
    mistakes 'def f(x):
    return x
for (i = 0; i < 3; i++) {
    break
}
if a && b { print 1 } else { print 2 3 }
while x
{
    continue
}
if x:
    print 1
else:
    print 2
y = 1 2' 1:9 3:5 6:6 6:38 7:8 15:7
}

@test "a string without end ends with its line" {
    mistakes 'x = "abc
y = "{}"; z = 1 2
"{a b} {c d}"' 1:5 2:6 2:17 3:5
}

@test "text that is no program" {
    mistakes '@ @ $
??
x' 1:1 2:1
}

@test "at most 20 mistakes are shown" {
    for i in {1..30}; do echo 'x = = 1'; done > many.mg
    run --separate-stderr "$MGRAD" many.mg
    [ "$(grep -c ' error: ' <<< "$stderr")" -eq 20 ]
    [ "$(tail -n 1 <<< "$stderr")" = "only the first 20 mistakes are shown" ]
    head -n 20 many.mg > twenty.mg
    run --separate-stderr "$MGRAD" --check twenty.mg
    [ "$status" -eq 1 ]
    [ "$(grep -c ' error: ' <<< "$stderr")" -eq 20 ]
    [[ "$stderr" != *only* ]]
}

@test "of an imported file, too" {
    printf 'x = = 1\ny = 1 2\n' > wrong.mg
    run --separate-stderr "$MGRAD" -e 'print 1' -e 'import "wrong.mg"'
    [ "$status" -eq 1 ]
    [ "$output" = "1" ]
    [ "$(grep -c '^wrong.mg:[12]:[57]: error: ' <<< "$stderr")" -eq 2 ]
}

@test "a class of Python: each mistake once" {
    mistakes 'class Neuron(Module):
    def __init__(self, nin):
        self.w = [1 2]
    def forward(self, x):
        try:
            return self.w[0]*x
        except ValueError as e:
            return 0
        finally:
            return 1
    def zero_grad(self) { }' 1:1 2:28 3:21 5:9
}

@test "blocks of Python are one mistake, with their number" {
    run --separate-stderr "$MGRAD" - <<< 'for k in range(3):
    for p in ps:
        p.grad = 0.0
    if k > 1:
        print k
print 1 2'
    [ "$status" -eq 1 ]
    [ "$(grep -c ' error: ' <<< "$stderr")" -eq 2 ]
    [[ "$stderr" == *"<stdin>:1:18: error: expected '{' to open a block, found ':'"* ]]
    [[ "$stderr" == *"2 more blocks begin with ':' instead of '{'" ]]
}
