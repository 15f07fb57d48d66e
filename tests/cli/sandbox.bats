# The allowed and the forbidden actions of a program under --sandbox. tests/unit/test_sandbox.c tests
# the system call filter.

bats_require_minimum_version 1.5.0

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
    mkdir "$BATS_TEST_TMPDIR/here"
    cd "$BATS_TEST_TMPDIR/here"
    "$MGRAD" --sandbox -e '' || skip "no sandbox in this build or on this system"
}

# The line is an error with this reason, and prints nothing.
denied() { # WHY LINE
    run --separate-stderr "$MGRAD" --sandbox -e "a = 2.0; b = a*a; $2"
    [ "$status" -eq 1 ]
    [ -z "$output" ]
    [[ "$stderr" == '<-e>:1:'*': error: '*"$1"* ]]
}

@test "a program computes, draws text and prints" {
    run --separate-stderr "$MGRAD" --sandbox -e 'seed(1); X, y = make_moons(50)' -e 'import nn' \
        -e 'm = MLP(2, [4, 1]); L = sum([m(x)*m(x) for x in X]); backward L' \
        -e 'a = 2.0; b = a*a; backward b; draw b; dot b; topo b; "{a.grad}"; help relu' \
        -e 'let xs = sorted([-i for i in range(100000)]); print xs[0]; vars; set'
    [ "$status" -eq 0 ]
    [ -z "$stderr" ]
    [[ "$output" == *'└── a = 2.0  grad 4.0'* ]]
    [[ "$output" == *'digraph'* ]]
    [[ "$output" == *-99999* ]]
}

@test "no file is read" {
    echo '1,2' > data.csv
    echo 'print 1' > mine.mg
    echo '1' > weights
    denied "files cannot be read here" 'read_csv("data.csv")'
    denied "files cannot be read here" 'read_lines("data.csv")'
    denied "files cannot be read here" 'import "mine.mg"'
    denied "files cannot be read here" 'run "mine.mg"'
    denied "files cannot be read here" 'import nn; load(MLP(1, [1]), "weights")'
    denied "files cannot be read here" 'x = load("weights")'
    denied "files cannot be read here" 'read_csv("/dev/stdin")'
    denied "files cannot be read here" 'read_csv("/proc/self/environ")'
}

@test "an error does not reveal whether a file exists" {
    echo 1 > there.csv
    "$MGRAD" --sandbox -e 'read_csv("there.csv")' 2> there || true
    "$MGRAD" --sandbox -e 'read_csv("wheee.csv")' 2> not_there || true
    [ -s there ]
    [ "$(sed s/there/wheee/ there)" = "$(cat not_there)" ]
}

@test "no file is written" {
    for ending in dot gv svg png; do
        denied cannot "draw b > g.$ending"
    done
    denied "files cannot be written here" 'dot b > g.dot'
    denied "files cannot be written here" 'write_lines("f.txt", ["a"])'
    denied cannot 'plot [1, 2] > p.svg'
    denied cannot 'image [[1, 2]] > p.svg'
    denied cannot 'plt.plot([1, 2]); plt.savefig("p.svg")'
    denied "files cannot be written here" 'save {"a": 1} > "d.txt"'
    denied cannot 'scatter [[1, 2]], [0] > p.png'
    denied "files cannot be written here" 'import nn; save(MLP(1, [1]), "weights")'
    denied "only at the prompt" 'transcript > t.mg'
    denied "files cannot be written here" 'dot b > /dev/stdout'
    [ -z "$(ls)" ]
}

@test "no program is started" {
    printf '#!/bin/sh\ntouch started\n' > tool
    chmod +x tool
    export MGRAD_RENDER=$PWD/tool EDITOR=$PWD/tool PAGER=$PWD/tool PATH=$PWD:$PATH
    cp tool gnuplot
    denied cannot 'draw b > g.svg'
    denied cannot 'plot [1, 2] > p.svg'
    denied cannot 'image [[1, 2]] > p.svg'
    denied cannot 'plt.plot([1, 2]); plt.savefig("p.svg")'
    denied "files cannot be written here" 'save {"a": 1} > "d.txt"'
    denied "only at the prompt" edit
    denied "only at the prompt" history
    run "$MGRAD" --sandbox -e help
    [ "$status" -eq 0 ]
    [ ! -e started ]
}

@test "the environment does not change what a program sees" {
    program='import "mine.mg"'
    mkdir library
    echo 'print 1' > library/mine.mg
    MGRAD_PATH=$PWD/library denied "files cannot be read here" "$program"
    "$MGRAD" --sandbox -e 'a = 2.0; draw a; plot [1, 2, 3]; set; vars; print argv' > one
    env -i COLUMNS=200 LINES=5 LANG=C TERM=xterm-kitty HOME=/ \
        "$MGRAD" --sandbox -e 'a = 2.0; draw a; plot [1, 2, 3]; set; vars; print argv' > two
    cmp one two
}

@test "the clock shows whole seconds" {
    run "$MGRAD" --sandbox -e 'a = 2.0; time a*a'
    [ "$status" -eq 0 ]
    [[ "$output" == *'under 1 s, 1 node' ]]
}

@test "a program comes from a file, -e or standard input, and has argv" {
    echo 'print argv' > args.mg
    run --separate-stderr "$MGRAD" --sandbox args.mg one
    [ "$output" = "['args.mg', 'one']" ]
    run --separate-stderr "$MGRAD" --sandbox - one < args.mg
    [ "$output" = "['-', 'one']" ]
    run --separate-stderr "$MGRAD" --sandbox < args.mg
    [ "$output" = "['']" ]
}

@test "--test and --check run in the sandbox, one file at a time" {
    printf 'a = 2.0\na.data #=> 2.0\nread_csv("x") #!> files cannot be read here\n' > fine.mg
    run --separate-stderr "$MGRAD" --sandbox --test fine.mg
    [ "$status" -eq 0 ]
    [ -z "$stderr" ]
    [ "${lines[3]}" = '1..3' ]
    run --separate-stderr "$MGRAD" --sandbox --check fine.mg
    [ "$status" -eq 0 ]
    run --separate-stderr "$MGRAD" --sandbox --test fine.mg fine.mg
    [ "$status" -eq 2 ]
    [[ "$stderr" == "mgrad: '--sandbox' takes one file at a time"* ]]
}

@test "there is no prompt in the sandbox" {
    run --separate-stderr "$MGRAD" --sandbox -i -e 'print 1'
    [ "$status" -eq 2 ]
    [ -z "$output" ]
    [[ "$stderr" == "mgrad: '--sandbox' cannot be combined with '-i'"* ]]
}

@test "errors, limits and exit statuses are the same in the sandbox" {
    run --separate-stderr "$MGRAD" --sandbox -e 'print zz'
    [ "$status" -eq 1 ]
    [[ "$stderr" == "<-e>:1:7: error: unknown name 'zz'"* ]]
    run "$MGRAD" --sandbox -e 'exit 3'
    [ "$status" -eq 3 ]
    run --separate-stderr "$MGRAD" --sandbox --max-memory 20M -e 'let xs = []
while true { xs.append(1) }'
    [ "$status" -eq 5 ]
    [[ "$stderr" == *'error: out of memory'* ]]
    run --separate-stderr timeout 20 "$MGRAD" --sandbox --timeout 0.3 -e 'while true {}'
    [ "$status" -eq 4 ]
    [[ "$stderr" == *'the time is up'* ]]
    run --separate-stderr timeout --preserve-status --signal=INT 1 \
        "$MGRAD" --sandbox -e 'while true {}'
    [ "$status" -eq 130 ]
    run --separate-stderr timeout 20 bash -c \
        "'$MGRAD' --sandbox -e 'while true { print 1 }' | head -n 1; exit \${PIPESTATUS[0]}"
    [ "$status" -eq 141 ]
    [ -z "$stderr" ]
}

@test "results can be redirected to a file" {
    "$MGRAD" --sandbox -e 'print 1' > one
    "$MGRAD" --sandbox -e 'print 2' >> one
    [ "$(cat one)" = $'1\n2' ]
}

@test "large graphs are written as text" {
    "$MGRAD" --sandbox -e 'import nn' -e 'm = MLP(8, [16, 16, 1]); L = m([i for i in range(8)])' \
        -e 'dot L; dot L, fold=true' > g.dot
    [ "$(grep -c '^}$' g.dot)" -eq 2 ]
}

@test "the default limits, which options override in any order" {
    run "$MGRAD" --sandbox -e 'set max_memory; set timeout; set max_output'
    [[ "$output" == 'max_memory  512M '*'timeout     10 s '*'max_output  16M '* ]]
    for limits in '--sandbox --timeout 3 --max-memory 20M --max-output 1K' \
        '--timeout 3 --max-memory 20M --max-output 1K --sandbox'; do
        run "$MGRAD" $limits -e 'set max_memory; set timeout; set max_output'
        [[ "$output" == 'max_memory  20M '*'timeout     3 s '*'max_output  1K '* ]]
    done
}

@test "output is limited, into a pipe and into a file" {
    run --separate-stderr bash -c \
        "'$MGRAD' --sandbox -e 'while true { print \"0123456789\" }' | wc -c; exit \${PIPESTATUS[0]}"
    [ "$status" -eq 7 ]
    [ "$output" -eq 16777216 ]
    [[ "$stderr" == *'error: too much output'* ]]
    run --separate-stderr bash -c "'$MGRAD' --sandbox --max-output 2K -e 'while true { print 1 }' > out"
    [ "$status" -eq 7 ]
    [ "$(wc -c < out)" -eq 2048 ]
}

@test "nodes: the limit has its own status in the sandbox, too" {
    run --separate-stderr "$MGRAD" --sandbox --max-nodes 100 -e 'a = 1.0; while true { a = a*2 }'
    [ "$status" -eq 6 ]
    [[ "$stderr" == *'error: the graph is full'* ]]
}
