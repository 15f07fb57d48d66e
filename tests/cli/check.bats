# --check: parses files and runs nothing.

bats_require_minimum_version 1.5.0

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
    cd "$BATS_TEST_TMPDIR"
    echo 'zz = 2; print zz' > fine.mg
    printf 'print 1\nprint )\n' > wrong.mg
    printf 'print (1,\n2\n' > open.mg
}

@test "a well-formed file is not run" {
    run "$MGRAD" --check fine.mg
    [ "$status" -eq 0 ]
    [ -z "$output" ]
}

@test "a syntax error is reported, status 1" {
    run --separate-stderr "$MGRAD" --check wrong.mg
    [ "$status" -eq 1 ]
    [ -z "$output" ]
    [[ "$stderr" == 'wrong.mg:2:7: error: '* ]]
}

@test "an unfinished file is an error at the open bracket" {
    run --separate-stderr "$MGRAD" --check open.mg
    [ "$status" -eq 1 ]
    [[ "$stderr" == 'open.mg:1:7: error: '* ]]
}

@test "standard input can be checked" {
    run --separate-stderr "$MGRAD" --check - < wrong.mg
    [ "$status" -eq 1 ]
    [[ "$stderr" == '<stdin>:2:7: error: '* ]]
}

@test "every file is checked; one that cannot be read gives status 2" {
    run --separate-stderr "$MGRAD" --check wrong.mg nowhere.mg fine.mg open.mg
    [ "$status" -eq 2 ]
    grep -q '^wrong.mg:2:7: error: ' <<< "$stderr"
    grep -q "^mgrad: cannot read 'nowhere.mg': no such file\$" <<< "$stderr"
    grep -q '^open.mg:1:7: error: ' <<< "$stderr"
}

# The names that FILE uses and nothing defines; the status is 0, and nothing runs.
warned() { # FILE NAME...
    run --separate-stderr "$MGRAD" --check "$1"
    [ "$status" -eq 0 ]
    [ -z "$output" ]
    [ "$(sed -n "s/^$1:[0-9:]*: warning: unknown name '\(.*\)'$/\1/p" <<< "$stderr" | xargs)" = "${*:2}" ]
}

@test "a name that nothing defines is a warning, once, with its place" {
    printf 'gain = 3\nprint gian, gian\n' > names.mg
    run --separate-stderr "$MGRAD" --check names.mg
    [ "$status" -eq 0 ]
    [ "$stderr" = "names.mg:2:7: warning: unknown name 'gian'
  2 | print gian, gian
    |       ^
  help: a similar name exists: 'gain'" ]
}

@test "builtins, namespaces, parameters, loop variables and later names are known" {
    cat > names.mg <<'END'
def f(x, k=3) { y = x*k; return later(y) + np.exp(x) + math.pi }
def later(x) = x + gain
gain = 2.0
for i, j in [[1, 2]] { print i, j, "{i}", argv }
module M(n) { v = n; def g(z) = v + z + self.v }
print [q for q in [1]], M(1).g(2)
a, b = 1, 2
END
    warned names.mg
}

@test "names in functions, strings, defaults, commands and updates are checked" {
    cat > names.mg <<'END'
def f(x=aa) { y = x; return bb }
print "{cc}", [y*dd for y in [1]]
module M(n) { def g(z) = n + ee }
backward ff; gg.h(); hh += 1; ii[0] = 3
def g() = y
END
    warned names.mg aa bb cc dd ee ff gg hh ii y
}

@test "imported names are known without running the file" {
    printf 'import "two.mg"\nprint 1\nshared = 2\n_own = 3\n' > one.mg
    printf 'import "one.mg"\ndef deep(x) = x\n' > two.mg
    printf 'import "one.mg"\nimport nn\nprint shared, deep(1), MLP(2, [1]), _own, nothing\n' > names.mg
    warned names.mg _own nothing
}

@test "the names that Python's imports bind are known" {
    cat > names.mg <<'END'
import math as m, numpy
from math import exp as f
from micrograd.nn import MLP as Net
import matplotlib.pyplot as plt
print m.pi, f(1), Net(2, [1]), numpy.exp(1), exp(2), gg
plt.plot([1, 2])
END
    warned names.mg gg
    echo 'from math import *' >> names.mg
    warned names.mg
}

@test "a file that is not known suppresses the warnings" {
    printf 'import "nowhere.mg"\nprint zz\n' > names.mg
    warned names.mg
    printf 'run "one.mg"\nprint zz\n' > names.mg
    warned names.mg
}

@test "an imported file with a syntax error is an error" {
    printf 'import "wrong.mg"\n' > names.mg
    run --separate-stderr "$MGRAD" --check names.mg
    [ "$status" -eq 1 ]
    [[ "$stderr" == 'wrong.mg:2:7: error: '* ]]
}

@test "files are checked independently" {
    printf 'aa = 2\n' > one.mg
    printf 'print aa\n' > names.mg
    run --separate-stderr "$MGRAD" --check one.mg names.mg
    [ "$status" -eq 0 ]
    [[ "$stderr" == "names.mg:1:7: warning: unknown name 'aa'"* ]]
}

@test "a name that was reported is not suggested for another" {
    printf 'print total_a\nprint total_b\n' > names.mg
    warned names.mg total_a total_b
    [[ "$stderr" != *help:* ]]
}
