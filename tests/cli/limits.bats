# Each limit ends a program with its own message and status, and leaves a session usable.

bats_require_minimum_version 1.5.0

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
    mkdir "$BATS_TEST_TMPDIR/here"
    cd "$BATS_TEST_TMPDIR/here"
}

# The program ends soon, with this error and without output. The status is that of the error's kind.
stopped() { # MESSAGE ARGUMENT...
    local message=$1 expected=1
    case $message in
    'the time is up'*) expected=4 ;;
    'out of memory'*) expected=5 ;;
    'the graph is full'*) expected=6 ;;
    esac
    shift
    run --separate-stderr timeout 120 "$MGRAD" "$@"
    [ "$status" -eq "$expected" ]
    [ -z "$output" ]
    [[ "$stderr" == *':'*': error: '*"$message"* ]]
}

repeat() { # TEXT TIMES
    head -c "$2" /dev/zero | sed "s/\x00/$1/g"
}

@test "memory: lists, strings, dictionaries and the graph are limited" {
    stopped 'out of memory: the limit is 30M' --max-memory 30M \
        -e 'let xs = []; while true { xs.append(1) }'
    stopped 'out of memory: the limit is 30M' --max-memory 30M \
        -e 's = "ab"; while true { s = s + s }'
    stopped 'out of memory: the limit is 30M' --max-memory 30M \
        -e 'let xs = []; while true { xs.append("number {len(xs)}") }'
    stopped 'out of memory: the limit is 30M' --max-memory 30M \
        -e 'let xs = [0]; while true { xs = xs + xs }'
    stopped 'out of memory: the limit is 30M' --max-memory 30M \
        -e 'd = {}; while true { d[len(d)] = 1 }'
    stopped 'out of memory: the graph has' --max-memory 30M -e 'x = 1.0; while true { x = x*1.5 }'
    [[ "$stderr" == *'help: the option --max-memory=SIZE sets another limit'* ]]
}

@test "memory: a file that is too large is an error" {
    stopped 'out of memory: the limit is 30M' --max-memory 30M -e 'read_csv("/dev/zero")'
}

@test "memory: a file that is too large is closed after the error" {
    truncate -s 40M zeros.csv
    for i in $(seq 60); do echo 'read_csv("zeros.csv")'; done > lines
    echo 'print 5' >> lines
    run --separate-stderr bash -c "ulimit -n 40; timeout 60 '$MGRAD' -q -i --max-memory 30M < lines"
    [ "$status" -eq 0 ]
    [ "$output" = 5 ]
    [ "$(grep -c 'out of memory: the limit is 30M' <<< "$stderr")" -eq 60 ]
}

@test "memory: a program's text counts, and is not read further" {
    for text in "'#'" "' '"; do
        run bash -c "{ head -c 40M /dev/zero | tr '\\0' $text; sleep 20; } | timeout 10 '$MGRAD' --max-memory 10M -"
        [ "$status" -eq 5 ]
        [ "$output" = 'mgrad: cannot read standard input: it does not fit in the memory limit of 10M' ]
    done
    truncate -s 40M large.mg
    run "$MGRAD" --max-memory 10M large.mg
    [ "$status" -eq 5 ]
    [ "$output" = "mgrad: cannot read 'large.mg': it does not fit in the memory limit of 10M" ]
}

@test "memory: a text that fits only once is an error of the limit" {
    head -c 6M /dev/zero | tr '\0' ' ' > blank.mg
    run "$MGRAD" --max-memory 12M blank.mg
    [ "$status" -eq 5 ]
    [[ "$output" == *'out of memory: the limit is 12M'* ]]
}

@test "memory: output that --test captures counts" {
    echo 'while true { print "a line of output" }' > endless.mg
    run --separate-stderr timeout 20 "$MGRAD" --test --max-memory 30M endless.mg
    [ "$status" -eq 5 ]
    [[ "$output" == *'endless.mg:1:14: error: out of memory: the limit is 30M'* ]]
}

@test "memory: a line of the prompt that does not fit is not run" {
    { echo 'print 1'; printf 'print "'; head -c 40M /dev/zero | tr '\0' x; echo '"'; echo 'print 2'; } > lines
    run --separate-stderr bash -c "'$MGRAD' -q -i --no-rc --max-memory 10M < lines"
    [ "$output" = $'1\n2' ]
    [[ "$stderr" == *'out of memory: this text was not run'* ]]
}

@test "memory: the default limit is half of the machine's memory" {
    whole=$(awk '/^MemTotal/ { print $2 * 1024 }' /proc/meminfo)
    half=$("$MGRAD" -e 'set max_memory' | awk '{ n = $2 + 0; u = substr($2, length($2))
        print n * (u == "G" ? 2^30 : u == "M" ? 2^20 : u == "K" ? 2^10 : 1) }')
    awk -v whole="$whole" -v half="$half" 'BEGIN { exit !(half > 0 && half <= whole * 0.51) }'
    run bash -c "ulimit -v 2000000; '$MGRAD' -e 'set max_memory'"
    [[ "$output" == 'max_memory  977M '* ]]
}

@test "memory: programs run under a limit on address space" {
    for kilobytes in 300000 500000 700000 1000000 2000000 4000000; do
        run bash -c "ulimit -v $kilobytes; '$MGRAD' -e 'a = 2.0; let xs = [i for i in range(10**6)]
            for i in range(10000) { a = a*1.0 }; backward a; print len(xs)'"
        [ "$status" -eq 0 ]
        [ "$output" = 1000000 ]
    done
}

@test "memory: at the end of the address space the graph is an error, and the session continues" {
    run --separate-stderr bash -c "ulimit -v 300000; '$MGRAD' -q -i --no-rc --max-memory 2G" <<'MG'
a = 2.0
while 1 { a = a*1.0 }
let a = nil
a = 3.0; backward a*a; print a.grad
MG
    [ "$output" = 6.0 ]
    [[ "$stderr" == *'error: out of memory: the graph has '* ]]
    [[ "$stderr" != *'--max-memory=SIZE'* ]]
}

@test "nodes: the limit is an error with help" {
    stopped 'the graph is full: it has 3000 nodes' --max-nodes 3000 \
        -e 'x = 1.0; while true { x = x*2 }'
    [[ "$stderr" == *'help: the option --max-nodes=N sets another limit'* ]]
}

# Inside a function a due collection may wait, but garbage must not fill the graph.
@test "nodes and memory: a program whose live data fits does not fail" {
    printf '%s\n' 'w = [Value(i) for i in range(50)]' 'def step() {' '    s = Value(0)' \
        '    for k in range(3000) { s = dot(w, w, s) }' '    return s.data' '}' \
        'def go() {' '    for j in range(20) { step() }' '    return step()' '}' 'go()' >t.mg
    for nodes in 310000 400000 600000 1000000 3000000; do
        run "$MGRAD" --max-nodes $nodes t.mg
        [ "$output" = 121275000.0 ]
    done
    # A folded sum is charged for its terms, not for its unfolded nodes.
    run "$MGRAD" --max-memory 15M \
        -e 'xs = [Value(i) for i in range(100000)]; t = Value(0); for i in range(4) { t = sum(xs, t) }; t.data'
    [ "$output" = 19999800000.0 ]
}

@test "time: loops, sorting, data, recursion and comparison are limited" {
    for line in 'while true {}' 'let xs = [i % 7 for i in range(10**6)]; while true { sorted(xs) }' \
        'while true { make_moons(10**6) }' 'def f(n) = f(n - 1) + f(n - 2) if n > 1 else n; f(60)' \
        'x = [i for i in range(10**6)]; y = x + []; while true { x == y }'
    do
        stopped 'the time is up: the program was stopped' --timeout 0.3 -e "$line"
    done
}

@test "time: reading, compiling and checking a program are limited" {
    for piece in 'x = 1;' 'def f() = 1;' 'f(a, [b, {1: c}]);' '"{a} b";' 'x = "b" + a*2;'; do
        repeat "$piece" 1000000 > large.mg
        for option in '' --check; do
            run --separate-stderr timeout 20 "$MGRAD" --timeout 0.05 $option large.mg
            [ "$status" -eq 4 ]
            [ -z "$output" ]
            [[ "$stderr" == *'the time is up'* ]]
        done
    done
}

@test "time: reading data and imported files is limited" {
    mkfifo pipe
    for text in 'import "pipe"' 'import "/dev/zero"' 'run "pipe"' 'read_lines("pipe")'; do
        stopped 'the time is up' --timeout 0.3 -e "$text"
    done
}

@test "time: a plot is limited, and leaves no file" {
    printf '#!/bin/sh\nexec sleep 100\n' > gnuplot
    chmod +x gnuplot
    PATH=$PWD:$PATH stopped 'the time is up' --timeout 0.3 -e 'plot [1, 2, 3] > p.svg'
    [ ! -e p.svg ]
}

@test "the depth of calls is limited" {
    stopped 'too many calls inside calls: 10000 deep' -e 'def f(n) = f(n + 1)' -e 'f(0)'
    stopped 'too many calls inside calls' -e 'module M() { def repr() = "{self}" }' -e 'print M()'
}

@test "the nesting of brackets, signs, blocks, functions and strings is limited" {
    for piece in '(' '[' '-' 'not ' '1**' '1 if 1 else ' 'if 1 {' 'def f() {' 'f('; do
        repeat "$piece" 100000 > deep.mg
        stopped 'nested too deeply: more than 200 levels' deep.mg
    done
    repeat '"{' 100000 > deep.mg
    stopped 'strings are nested too deeply here' deep.mg
    repeat '.a' 100000 > deep.mg
    sed -i 's/^/x/' deep.mg
    stopped 'this expression is too long' deep.mg
}

@test "long programs that are not nested run" {
    { printf 1; repeat '+1' 100000; } > long.mg
    run "$MGRAD" long.mg
    [ "$output" = 100001 ]
    { printf 'let '; repeat 'a = ' 100000; echo 1; } > long.mg
    run "$MGRAD" long.mg
    [ "$status" -eq 0 ]
    { repeat 'if 0 {} else ' 100000; echo '{ print 1 }'; } > long.mg
    run "$MGRAD" long.mg
    [ "$output" = 1 ]
}

@test "many parameters and named arguments are refused at once" {
    { printf 'def f('; seq 250000 | sed 's/.*/a&,/' | tr -d '\n'; echo ') = 1'; } > many.mg
    stopped 'too complex: break this into several statements' many.mg
    { printf 'f('; seq 250000 | sed 's/.*/a&=1,/' | tr -d '\n'; echo ')'; } > many.mg
    stopped 'more than 32 named arguments' many.mg
    { echo 'a = b = c = 1'; printf 'draw a'; seq 32 | sed 's/.*/, a&=1/' | tr -d '\n'; echo ' > x.svg'; } > many.mg
    stopped 'more than 32 named arguments' many.mg
}

@test "the lengths of names, numbers and words are limited" {
    repeat x 70000 > word.mg
    stopped 'this name is too long: the limit is 65536 bytes' word.mg
    repeat 1 70000 > word.mg
    stopped 'this number is too long: the limit is 65536 bytes' word.mg
    { printf 'help '; repeat x 70000; } > word.mg
    stopped "the text after 'help' is too long: the limit is 65536 bytes" word.mg
    { printf 'a = 1; draw a > '; repeat x 70000; } > word.mg
    stopped 'this file name is too long: the limit is 65536 bytes' word.mg
    repeat x 65536 > word.mg
    stopped "unknown name 'xxx" word.mg
}

@test "--check shows the first 20 unknown names" {
    seq 30 | sed 's/.*/name&/' > many.mg
    run --separate-stderr "$MGRAD" --check many.mg
    [ "$status" -eq 0 ]
    [ "$(grep -c 'warning: unknown name' <<< "$stderr$output")" -eq 20 ]
    [[ "$stderr$output" == *'only the first 20 of 30 unknown names are shown'* ]]
}

@test "the sizes of lists and strings are limited" {
    stopped 'this list is too long: the limit is 268435456 elements' \
        -e 'x = [0]*10**9'
    stopped 'this list is too long' -e 'x = [1, 2]*2**62'
    stopped 'this range is too long for a list' -e 'x = list(range(10**12))'
    stopped 'this string is too long: the limit is 268435456 bytes' \
        -e 'x = "a"*10**10'
    stopped 'this string is too long' -e 'x = "a"*2**28; x = "{x}{x}"'
    stopped 'this text is longer than 268435456 bytes' \
        -e 'x = []; for i in range(60) { x = [x, x] }; print x'
}

@test "circular and deeply nested lists are printed, compared and freed" {
    run "$MGRAD" -e 'xs = [1]; xs.append(xs); print xs; print xs == xs'
    [ "$output" = $'[1, [...]]\n1' ]
    stopped 'these lists are nested too deeply to be compared' \
        -e 'xs = [1]; xs.append(xs); ys = [1]; ys.append(ys); xs == ys'
    run "$MGRAD" -e 'x = []; for i in range(100000) { x = [x] }; print len(x); x = 0; zero_grad'
    [ "$output" = 1 ]
    run timeout 20 "$MGRAD" -e 'a = 1.0; x = [a]; for i in range(45) { x = [x, x] }; zero_grad x'
    [ "$status" -eq 0 ]
}

@test "files: an endless device and a file of 5 GB are errors, as a program and as data" {
    truncate -s 5G large.csv
    for file in /dev/zero large.csv; do
        run --separate-stderr timeout 20 "$MGRAD" "$file"
        [ "$status" -eq 2 ]
        [ "$stderr" = "mgrad: cannot read '$file': it is larger than 1 GB" ]
    done
    run --separate-stderr bash -c "timeout 20 '$MGRAD' < /dev/zero"
    [ "$status" -eq 2 ]
    [ "$stderr" = 'mgrad: cannot read standard input: it is larger than 1 GB' ]
    stopped "cannot read 'large.csv': it is larger than 1 GB" -e 'read_csv("large.csv")'
    stopped "cannot import './large.csv': it is larger than 1 GB" -e 'import "./large.csv"'
}

@test "after each limit the session continues with its variables" {
    run --separate-stderr timeout 60 "$MGRAD" -q -i --max-memory 50M --max-nodes 100000 <<'MG'
a = 2.0; let xs = []
while 1 { xs.append(1) }
print len(xs) > 1000
let xs = nil
let s = "ab"; while 1 { s = s + s }
b = a; while 1 { b = b*a }
def f(n) = f(n + 1)
f(0)
let b = nil
b = a*a; backward b; print a.grad
set max_memory 2G
let ys = [i for i in range(100000)]; print len(ys)
MG
    [ "$status" -eq 0 ]
    [ "$output" = $'1\n4.0\n100000' ]
    [ "$(grep -c 'error: ' <<< "$stderr")" -eq 5 ]
}
