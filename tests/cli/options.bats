# Every option, and the messages about wrong usage.

bats_require_minimum_version 1.5.0

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
    mkdir "$BATS_TEST_TMPDIR/here" # bats keeps its own files next to it
    cd "$BATS_TEST_TMPDIR/here"
}

# Wrong usage: one sentence, the hint, status 2, nothing on standard output.
wrong_usage() { # SENTENCE ARGUMENT...
    local sentence=$1
    shift
    run --separate-stderr "$MGRAD" "$@"
    [ "$status" -eq 2 ]
    [ -z "$output" ]
    [ "$stderr" = "mgrad: $sentence"$'\n'"try 'mgrad --help'" ]
}

@test "--help and -h show every option" {
    run --separate-stderr "$MGRAD" --help
    [ "$status" -eq 0 ]
    [ -z "$stderr" ]
    for option in -e -i --test --check -q --no-rc --color --max-nodes --max-memory --max-output --timeout \
        --sandbox -h,\ --help -V,\ --version; do
        grep -q -e "^  $option" <<< "$output"
    done
    grep -q -e '--sandbox implies --timeout=10 --max-memory=512M --max-output=16M' <<< "$output"
    for row in $'\n''Exit status: 0 success, 1 error' $'\n''4 time, 5 memory, 6 nodes, 7 output'; do
        [[ "$output" == *"$row"* ]]
    done
    [ "$("$MGRAD" -h)" = "$output" ]
}

@test "--version and -V show the version" {
    run --separate-stderr "$MGRAD" --version
    [ "$status" -eq 0 ]
    [[ "$output" =~ ^mgrad\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
    [ "$("$MGRAD" -V)" = "$output" ]
}

@test "--help fails if it cannot be written" {
    run sh -c "'$MGRAD' --help > /dev/full"
    [ "$status" -eq 1 ]
}

@test "unknown options are wrong usage" {
    wrong_usage "unknown option '--frob'" --frob
    wrong_usage "unknown option '--frob'" --frob=3
    wrong_usage "unknown option '--tes'" --tes x.mg
    wrong_usage "unknown option '-x'" -x
    wrong_usage "unknown option '-x'" -qx
}

@test "a missing or superfluous value is wrong usage" {
    wrong_usage "'-e' needs a value: TEXT" -e
    wrong_usage "'--color' needs a value: WHEN" --color
    wrong_usage "'--max-nodes' needs a value: N" --max-nodes
    wrong_usage "'--sandbox' takes no value" --sandbox=yes
}

@test "a malformed value is wrong usage" {
    wrong_usage "'--color' expects auto, always or never, not 'blue'" --color blue
    wrong_usage "'--color' expects auto, always or never, not ''" --color=
    wrong_usage "'--max-nodes' expects a whole number above 0, not '-3'" --max-nodes -3
    wrong_usage "'--max-nodes' expects a whole number above 0, not '0'" --max-nodes=0
    wrong_usage "'--max-nodes' expects a whole number above 0, not '1e6'" --max-nodes 1e6
    wrong_usage "'--max-nodes' expects a whole number above 0, not '99999999999999999999'" \
        --max-nodes 99999999999999999999
    wrong_usage "'--max-memory' expects a size such as 512M, not '5X'" --max-memory 5X
    wrong_usage "'--max-memory' expects a size such as 512M, not '5MB'" --max-memory 5MB
    wrong_usage "'--max-memory' expects a size such as 512M, not '18446744073709551615G'" \
        --max-memory=18446744073709551615G
    wrong_usage "'--max-output' expects a size such as 16M, not '0'" --max-output 0
    wrong_usage "'--timeout' expects a number of seconds above 0, not 'soon'" --timeout soon
    wrong_usage "'--timeout' expects a number of seconds above 0, not '0'" --timeout 0
    wrong_usage "'--timeout' expects a number of seconds above 0, not 'inf'" --timeout inf
}

@test "--numbers=plain is the mode at the start of the user's texts and imports" {
    cd "$BATS_TEST_TMPDIR"
    echo 'imported = 2.0' > plain.mg
    run --separate-stderr "$MGRAD" --numbers=plain -e 'import "plain.mg"; a = 2.0; import nn
print type(a), type(imported), type(Neuron(1).b); set numbers values; b = 2.0; print type(b)'
    [ "$status" -eq 0 ]
    [ "$output" = $'float float Value\nValue' ]
    [ "$("$MGRAD" --numbers values -e 'a = 2.0; type(a)')" = "'Value'" ]
    echo 'a = 2.0; type(a) #=> '"'float'" > checked.mg
    "$MGRAD" --numbers=plain --test checked.mg
    wrong_usage "'--numbers' expects values or plain, not 'python'" --numbers=python
}

@test "options that exclude each other are wrong usage" {
    wrong_usage "'--test' needs a file" --test
    wrong_usage "'--check' needs a file" --check
    wrong_usage "'--test' cannot be combined with '-e'" --test -e 'print 1' x.mg
    wrong_usage "'--check' cannot be combined with '-i'" -i --check x.mg
    wrong_usage "'--sandbox' cannot be combined with '-i'" --sandbox -i x.mg
    wrong_usage "'--timeout' must precede the files" --test x.mg y.mg --timeout 1
    wrong_usage "'-q' must precede the files" --check x.mg -q
    wrong_usage "'--sandbox' takes one file at a time" --sandbox --test x.mg y.mg
}

@test "values follow = or a blank, and letters may share one word" {
    for way in --color=never "--color never" --color=always --color=auto; do
        run "$MGRAD" $way -e 'print 1'
        [ "$status" -eq 0 ]
        [ "$output" = 1 ]
    done
    run "$MGRAD" -qe'print 1'
    [ "$output" = 1 ]
    run "$MGRAD" --no-rc -q -e 'print 1'
    [ "$output" = 1 ]
}

@test "-- ends the options" {
    echo 'print argv' > -e
    run "$MGRAD" -- -e --
    [ "$status" -eq 0 ]
    [ "$output" = "['-e', '--']" ]
}

@test "--max-nodes bounds the graph" {
    run --separate-stderr "$MGRAD" --max-nodes 1000 \
        -e 'x = 1.0; for i in range(10000) { x = x + 1.0 }; print "done"'
    [ "$status" -eq 6 ]
    [ -z "$output" ]
    [[ "$stderr" == *1000* ]]
    run "$MGRAD" --max-nodes 1000 -e 'x = 1.0; for i in range(100) { x = x + 1.0 }; print "done"'
    [ "$output" = "done" ]
}

@test "--max-memory bounds memory" {
    program='let xs = [0]; while len(xs) < 100000000 { xs = xs + xs }; print "done"'
    run --separate-stderr "$MGRAD" --max-memory 20M -e "$program"
    [ "$status" -eq 5 ]
    [ -z "$output" ]
    [[ "$stderr" == *memory* ]]
    run "$MGRAD" --max-memory=1g -e 'print "done"'
    [ "$output" = "done" ]
}

@test "--timeout ends an endless program with status 4" {
    run --separate-stderr timeout 20 "$MGRAD" --timeout 0.3 \
        -e 'print 1; let n = 0; while true { n += 1 }'
    [ "$status" -eq 4 ]
    [ "$output" = 1 ]
    [[ "$stderr" == *'the time is up'* ]]
}

@test "--timeout bounds a layout, and leaves no file" {
    run --separate-stderr timeout 20 "$MGRAD" --timeout 0.5 -e 'seed(1)
        let xs = [Value(uniform(-1, 1)) for i in range(60)]
        for i in range(1800) { let j = randint(0, 59); xs[j] = xs[j]*xs[randint(0, 59)] + 0.5 }
        print "start"; draw sum(xs) > g.svg'
    [ "$status" -eq 4 ]
    [ "$output" = start ]
    [[ "$stderr" == *'the time is up'* ]]
    [ ! -e g.svg ]
}

@test "--timeout does not disturb a program that ends in time" {
    run --separate-stderr "$MGRAD" --timeout 60 -e 'print 1'
    [ "$status" -eq 0 ]
    [ "$output" = 1 ]
    [ -z "$stderr" ]
}

@test "--timeout bounds the wait for standard input" {
    mkfifo pipe
    exec 8<> pipe
    run --separate-stderr timeout 20 "$MGRAD" --timeout 0.3 - < pipe
    exec 8>&-
    [ "$status" -eq 4 ]
    [ "$stderr" = 'mgrad: cannot read standard input: the time is up' ]
}

@test "--max-output bounds results and notes, to the byte" {
    run --separate-stderr "$MGRAD" --max-output 8 -e 'print 123; print 456'
    [ "$status" -eq 0 ]
    [ "$output" = $'123\n456' ]
    run --separate-stderr "$MGRAD" --max-output 7 -e 'print 123; print 456'
    [ "$status" -eq 7 ]
    [ "$output" = $'123\n456' ]
    [[ "$stderr" == '<-e>:1:12: error: too much output: the program was stopped'$'\n'* ]]
    [[ "$stderr" == *'help: the option --max-output=SIZE sets another limit'* ]]
    "$MGRAD" --max-output 1K -e 'while true { print "äöü" }' > file || status=$?
    [ "$status" -eq 7 ]
    [ "$(wc -c < file)" -ge 1023 ]
    [ "$(wc -c < file)" -le 1024 ]
    iconv -f UTF-8 -t UTF-8 file > copy # no character is cut
    run --separate-stderr "$MGRAD" --max-output 30 -e 'print "a" > "out.txt"'
    [ "$status" -eq 7 ]
    [[ "$stderr" != *'note: '* ]]
    run "$MGRAD" --max-output 5 -e 'print "123456"; quit 3'
    [ "$status" -eq 7 ]
}

@test "--max-output ends a session at the prompt" {
    run --separate-stderr "$MGRAD" -q -i --max-output 10 <<< $'print 1\nprint "0123456789"\nprint 2'
    [ "$status" -eq 7 ]
    [ "$output" = $'1\n01234567' ]
    [[ "$stderr" == *'too much output'* ]]
}

@test "a tiny --timeout is reported as such, whatever runs" {
    echo 'print 1 #=> 1' > t.mg
    for arguments in '-e 1' t.mg '--check t.mg' '--test t.mg' '--sandbox t.mg' '--sandbox --test t.mg' \
        '--sandbox --check t.mg' '-q -i -e 1' '-q -i' -; do
        run --separate-stderr timeout 20 "$MGRAD" --timeout 0.000001 $arguments < t.mg
        [ "$status" -eq 4 ]
        [[ "$stderr" == *'the time is up'* ]]
        [[ "$stderr" != *memory* ]]
    done
}
