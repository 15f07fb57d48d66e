# The ways to run a program, and the exit status of each end.

bats_require_minimum_version 1.5.0

LINE='a = 2.0; b = -3.0; c = 10.0; f = -2.0; L = (a*b + c)*f; backward L; grad a'

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
    cd "$BATS_TEST_TMPDIR"
}

@test "the main line runs with -e" {
    run --separate-stderr "$MGRAD" -e "$LINE"
    [ "$status" -eq 0 ]
    [ "$output" = "dL/da = 6.0" ]
    [ -z "$stderr" ]
}

@test "the main line runs from a file" {
    echo "$LINE" > line.mg
    run --separate-stderr "$MGRAD" line.mg
    [ "$status" -eq 0 ]
    [ "$output" = "dL/da = 6.0" ]
    [ -z "$stderr" ]
}

@test "the main line runs from standard input named -" {
    run --separate-stderr "$MGRAD" - <<< "$LINE"
    [ "$status" -eq 0 ]
    [ "$output" = "dL/da = 6.0" ]
    [ -z "$stderr" ]
}

@test "the main line runs from a pipe" {
    run --separate-stderr sh -c "echo '$LINE' | '$MGRAD'"
    [ "$status" -eq 0 ]
    [ "$output" = "dL/da = 6.0" ]
    [ -z "$stderr" ]
}

@test "the main line runs from a script with a #! line" {
    printf '#!%s\n%s\n' "$MGRAD" "$LINE" > line.mg
    chmod +x line.mg
    run --separate-stderr ./line.mg
    [ "$status" -eq 0 ]
    [ "$output" = "dL/da = 6.0" ]
}

@test "a file may lack the final newline and may have Windows line ends" {
    printf 'a = 2\r\nprint a.data\r\nprint "x"' > line.mg
    run "$MGRAD" line.mg
    [ "$status" -eq 0 ]
    [ "$output" = $'2.0\nx' ]
}

@test "an empty program succeeds" {
    : > empty.mg
    for way in empty.mg -e; do
        run "$MGRAD" "$way" ""
        [ "$status" -eq 0 ]
        [ -z "$output" ]
    done
    run "$MGRAD" < /dev/null
    [ "$status" -eq 0 ]
    [ -z "$output" ]
}

@test "repeated -e are the lines of one program" {
    run "$MGRAD" -e 'def f(x) {' -e 'return x + 1' -e '}' -e 'f(1)'
    [ "$status" -eq 0 ]
    [ "$output" = 2 ]
    run --separate-stderr "$MGRAD" -e 'a = 2' -e 'print zz'
    [[ "$stderr" == '<-e>:2:7: error: '* ]]
}

@test "argv begins with the script's name" {
    echo 'print argv' > args.mg
    run "$MGRAD" args.mg one -e --help
    [ "$output" = "['args.mg', 'one', '-e', '--help']" ]
    run "$MGRAD" -e 'print argv' one two
    [ "$output" = "['-e', 'one', 'two']" ]
    run "$MGRAD" - one <<< 'print argv'
    [ "$output" = "['-', 'one']" ]
    run "$MGRAD" <<< 'print argv'
    [ "$output" = "['']" ]
}

@test "an error gives status 1 and its report goes to standard error" {
    run --separate-stderr "$MGRAD" -e $'print 1\nprint zz\nprint 3'
    [ "$status" -eq 1 ]
    [ "$output" = 1 ]
    [ "${stderr_lines[0]}" = "<-e>:2:7: error: unknown name 'zz'" ]
    [[ "$stderr" == *'2 | print zz'* ]]
    [[ "$stderr" == *'      ^'* ]]
}

@test "errors name the file as given, or standard input" {
    echo 'print zz' > wrong.mg
    run --separate-stderr "$MGRAD" ./wrong.mg
    [[ "$stderr" == './wrong.mg:1:7: error: '* ]]
    run --separate-stderr "$MGRAD" - < wrong.mg
    [[ "$stderr" == '<stdin>:1:7: error: '* ]]
}

@test "a file is parsed completely before it runs" {
    printf 'print 1\nprint )\n' > wrong.mg
    run --separate-stderr "$MGRAD" wrong.mg
    [ "$status" -eq 1 ]
    [ -z "$output" ]
    [[ "$stderr" == 'wrong.mg:2:7: error: '* ]]
}

@test "a text that ends too early is an error" {
    run --separate-stderr "$MGRAD" -e 'print (1'
    [ "$status" -eq 1 ]
    [[ "$stderr" == '<-e>:1:7: error: '* ]]
}

@test "results and errors are printed in order" {
    run sh -c "'$MGRAD' -e 'print 1; print zz' 2>&1"
    [ "${lines[0]}" = 1 ]
    [[ "${lines[1]}" == '<-e>:1:16: error: '* ]]
}

@test "quit gives its status" {
    run "$MGRAD" -e 'print 1; quit; print 2'
    [ "$status" -eq 0 ]
    [ "$output" = 1 ]
    run "$MGRAD" -e 'exit 3'
    [ "$status" -eq 3 ]
}

@test "a missing file gives one sentence and status 2" {
    run --separate-stderr "$MGRAD" nowhere.mg
    [ "$status" -eq 2 ]
    [ -z "$output" ]
    [ "$stderr" = "mgrad: cannot read 'nowhere.mg': no such file" ]
}

@test "a folder is not a program" {
    mkdir folder
    run --separate-stderr "$MGRAD" folder
    [ "$status" -eq 2 ]
    [[ "$stderr" == "mgrad: cannot read 'folder': "* ]]
    [ "${#stderr_lines[@]}" -eq 1 ]
}

@test "closed standard input is an error" {
    run --separate-stderr sh -c "'$MGRAD' <&-"
    [ "$status" -eq 2 ]
    [ "$stderr" = "mgrad: cannot read standard input: it is closed" ]
}

@test "a file runs with closed standard input" {
    echo 'print 1' > one.mg
    run sh -c "'$MGRAD' one.mg <&-"
    [ "$status" -eq 0 ]
    [ "$output" = 1 ]
}

@test "results that cannot be written give a message and status 1" {
    run --separate-stderr sh -c "'$MGRAD' -e 'print 1' > /dev/full"
    [ "$status" -eq 1 ]
    [[ "$stderr" == *'no space left'* ]]
    [ "${#stderr_lines[@]}" -eq 1 ]
}

@test "results that cannot be written end an endless program" {
    run --separate-stderr timeout 20 sh -c "'$MGRAD' -e 'while true { print 1 }' > /dev/full"
    [ "$status" -eq 1 ]
    [[ "$stderr" == *'no space left'* ]]
    [ "${#stderr_lines[@]}" -eq 1 ]
}

@test "closed standard output is an error" {
    run --separate-stderr sh -c "'$MGRAD' -e 'print 1' >&-"
    [ "$status" -eq 1 ]
    [ "${#stderr_lines[@]}" -eq 1 ]
}

@test "a reader that exits ends the program silently" {
    run --separate-stderr timeout 20 bash -c \
        "'$MGRAD' -e 'while true { print 1 }' | head -n 1; exit \${PIPESTATUS[0]}"
    [ "$status" -eq 141 ]
    [ "$output" = 1 ]
    [ -z "$stderr" ]
}

@test "Ctrl-C ends a program with status 130" {
    run --separate-stderr timeout --preserve-status --signal=INT 1 \
        "$MGRAD" -e 'let n = 0; while true { n += 1 }'
    [ "$status" -eq 130 ]
    [[ "$stderr" == *interrupted* ]]
}

@test "Ctrl-C while reading standard input gives status 130" {
    mkfifo pipe
    exec 8<> pipe
    run timeout --preserve-status --signal=INT 1 "$MGRAD" - < pipe
    exec 8>&-
    [ "$status" -eq 130 ]
}

@test "-i opens the prompt after the program, in the same session" {
    echo 'a = 2' > two.mg
    run --separate-stderr "$MGRAD" -q -i two.mg <<< 'print a.data'
    [ "$status" -eq 0 ]
    [ "$output" = 2.0 ]
    [[ "$stderr" == *'mg> '* ]]
}

@test "-i opens the prompt after an error, but not after quit" {
    run --separate-stderr "$MGRAD" -q -i -e 'a = 2; print zz' <<< 'print a.data'
    [ "$status" -eq 0 ]
    [ "$output" = 2.0 ]
    [[ "$stderr" == *"unknown name 'zz'"* ]]
    run "$MGRAD" -q -i -e 'exit 3' <<< 'print 1'
    [ "$status" -eq 3 ]
    [ -z "$output" ]
}

@test "without a terminal, standard output has no prompt, banner or note" {
    run --separate-stderr "$MGRAD" -i <<< $'if true {\nprint 1\n}\nexit 4'
    [ "$status" -eq 4 ]
    [ "$output" = 1 ]
    [[ "$stderr" == mgrad\ * ]]
    [[ "$stderr" == *'...> '* ]]
}

@test "an unfinished block at the end of input is reported" {
    run --separate-stderr "$MGRAD" -q -i <<< 'print (1'
    [ "$status" -eq 0 ]
    [[ "$stderr" == *':1:7: error: '* ]]
}

@test "bytes that are not UTF-8 give an error" {
    printf 'print 1\0\nprint 2\n' > nul.mg
    run --separate-stderr "$MGRAD" nul.mg
    [ "$status" -eq 1 ]
    [[ "$stderr" == 'nul.mg:1:8: error: '* ]]
    printf 'print \xff\n' > utf.mg
    run --separate-stderr "$MGRAD" utf.mg
    [ "$status" -eq 1 ]
    [[ "$stderr" == 'utf.mg:1:7: error: '* ]]
}

@test "imports are searched in MGRAD_PATH" {
    mkdir library
    echo 'def twice(x) = 2*x' > library/mine.mg
    echo 'import "mine.mg"; twice(4)' > user.mg
    run "$MGRAD" user.mg
    [ "$status" -eq 1 ]
    MGRAD_PATH=library run "$MGRAD" user.mg
    [ "$status" -eq 0 ]
    [ "$output" = 8 ]
}

@test "input reads the lines of standard input, unless that is the program" {
    echo 'n = int(input("n? ")); print n*2; print [input(), input()]; input()' > ask.mg
    run --separate-stderr "$MGRAD" ask.mg < <(printf '21\r\n\nl\303\266st')
    [ "$status" -eq 1 ]
    [ "$output" = "n? 42
['', 'löst']" ]
    [[ "$stderr" == *'ask.mg:1:61: error: input cannot read a line: the input has ended'* ]]
    run --separate-stderr "$MGRAD" ask.mg < <(printf '\377\n')
    [[ "$stderr" == *'error: the line is not UTF-8'* ]]
    for arguments in '-' '' '-q -i'; do
        run --separate-stderr "$MGRAD" $arguments <<< 'x = input("x? ")'
        [[ "$stderr" == *'error: input cannot read a line: standard input is the program'* ]]
    done
    run "$MGRAD" --sandbox ask.mg <<< '21'
    [ "$status" -eq 1 ]
    [[ "$output" == *'error: input is unavailable here'* ]]
    [[ "$output" == *"help: --sandbox and --test run a program without input"* ]]
    run "$MGRAD" --test ask.mg <<< '21'
    [ "$status" -eq 3 ]
    [[ "$output" == *'error: input is unavailable here'* ]]
    [[ "$output" == *"help: --sandbox and --test run a program without input"* ]]
}

@test "input takes no byte after its line" {
    [ "$(printf 'a\nb\n' | { "$MGRAD" -e 'x = input()'; cat; })" = b ]
}

@test "a program that waits for a line ends with its time" {
    run --separate-stderr "$MGRAD" --timeout 0.2 -e 'x = input()' < <(sleep 10)
    [ "$status" -eq 4 ]
    [[ "$stderr" == *'the time is up'* ]]
}

@test "notes about silent mistakes go to standard error, once" {
    run --separate-stderr "$MGRAD" -e 'w = 2.0; v = 0.0; for i in range(6) { L = w*w; backward L; v = v + w.grad }' \
        -e 'for p in [w, v] { p -= 0.1*p.grad }; b = w*3; b._backward(); b._backward()'
    [ "$status" -eq 0 ]
    [ -z "$output" ]
    [ "$(grep -c '^note: ' <<<"$stderr")" -eq 3 ]
    [[ "$stderr" == *'v is a Value, and its graph keeps growing'*"write 'p.data -= ...'"*'the gradient of b is 0'* ]]
}

@test "print writes no file: a string after '>' is noted, once" {
    run --separate-stderr "$MGRAD" -e 'for i in range(2) { print "a" > "out.txt" }; print 3 > 2'
    [ "$status" -eq 0 ]
    [ "$output" = "0
0
1" ]
    [ "$stderr" = "note: print writes no file: '>' compares here" ]
    [ ! -e out.txt ]
    run --separate-stderr "$MGRAD" -e 'print 3 > "out.txt"'
    [ "$status" -eq 1 ]
    [[ "$stderr" == "note: print writes no file: '>' compares here
"*"error: cannot compare a number with a string"* ]]
    run --separate-stderr "$MGRAD" -e 'assert "b" > "a"' -e 'x = 2; print x > 1'
    [ -z "$stderr" ]
}

@test "a note says once that imports of Python are skipped" {
    printf 'import math\nimport numpy as m\n%%matplotlib inline\nm.sqrt(4)\n' > pasted.mg
    run --separate-stderr "$MGRAD" pasted.mg
    [ "$status" -eq 0 ]
    [ "$output" = 2.0 ]
    [ "$stderr" = 'note: imports and % lines are skipped: math, random, np, plt, torch, Value and make_moons are available already' ]
    run --separate-stderr "$MGRAD" -e 'import nn'
    [ -z "$stderr" ]
}
