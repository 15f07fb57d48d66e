# Signals, pipes and closed streams, and drawing programs that misbehave.

bats_require_minimum_version 1.5.0

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
    mkdir "$BATS_TEST_TMPDIR/here"
    cd "$BATS_TEST_TMPDIR/here"
}

tidy() {
    [ -z "$(find . -name '.mgrad-*')" ]
}

# Replaces mgrad-render and gnuplot by a shell script.
fake() { # LINES OF SHELL...
    { echo '#!/bin/sh'; printf '%s\n' "$@"; } > tool
    chmod +x tool
    cp tool gnuplot
    export MGRAD_RENDER=$PWD/tool
    PATH=$PWD:$PATH
}

# Both kinds of pictures fail with these messages; the old file is kept, and the session continues.
both_fail() { # MESSAGE ABOUT MGRAD-RENDER, MESSAGE ABOUT GNUPLOT
    echo old > old.svg
    run --separate-stderr timeout 60 "$MGRAD" -q -i <<'MG'
a = 2.0; b = a*a
draw b > old.svg
plot [1, 2, 3] > old.svg
print b.data
MG
    [ "$status" -eq 0 ]
    [ "$output" = 4.0 ]
    [[ "$stderr" == *"error: cannot draw 'old.svg': "*"$1"*"error: cannot draw 'old.svg': "*"$2"* ]]
    [ "$(cat old.svg)" = old ]
    tidy
}

@test "a drawing program that crashes is reported" {
    fake 'cat > /dev/null' 'kill -SEGV $$'
    both_fail 'Graphviz crashed (signal 11' 'gnuplot crashed (signal 11'
}

@test "a drawing program that fails silently is reported" {
    fake 'exit 9'
    both_fail 'failed without a message (status 9)' 'failed without a message (status 9)'
}

@test "a truncated picture is reported" {
    fake 'cat > /dev/null' 'printf "00000000000000001000\n<svg"'
    echo old > old.svg
    run --separate-stderr timeout 20 "$MGRAD" -e 'a = 2.0; draw a > old.svg'
    [ "$status" -eq 1 ]
    [[ "$stderr" == *'mgrad-render gave a damaged picture (4 of 1000 bytes)'* ]]
    [ "$(cat old.svg)" = old ]
}

@test "a drawing program that writes without end is stopped" {
    fake 'yes all the disk'
    both_fail 'larger than 256 MB' 'larger than 256 MB'
    fake 'head -c 100000000 /dev/zero >&2' 'exit 1'
    both_fail 'failed without a message (status 1)' 'failed without a message (status 1)'
}

@test "a drawing program that hangs is ended by Ctrl-C and by the time limit" {
    for trouble in 'exec sleep 100' 'trap "" INT TERM HUP; sleep 100 & sleep 100' 'exec >&- 2>&-; sleep 100'; do
        fake "$trouble"
        for line in 'a = 2.0; draw a > x.svg' 'plot [1, 2] > x.svg'; do
            run --separate-stderr timeout --preserve-status --signal=INT 0.5 "$MGRAD" -e "$line"
            [ "$status" -eq 130 ]
            [[ "$stderr" == *interrupted* ]]
            run --separate-stderr timeout 20 "$MGRAD" --timeout 0.3 -e "$line"
            [ "$status" -eq 4 ]
            [[ "$stderr" == *'the time is up'* ]]
        done
    done
    [ ! -e x.svg ]
    tidy
}

# Waits for the end of a process, at most 20 seconds. False if it still runs.
gone() { # PROCESS
    for _ in $(seq 1000); do
        grep -qs '^State:.[^ZX]' "/proc/$1/status" || return 0
        sleep 0.02
    done
    return 1
}

@test "a drawing program ends when mgrad is killed" {
    fake 'echo $$ > started; mv started pid; exec sleep 100'
    for signal in KILL TERM HUP; do
        for line in 'a = 2.0; draw a > x.svg' 'plot [1, 2] > x.svg'; do
            rm -f pid
            echo old > x.svg
            "$MGRAD" -e "$line" 3>&- &
            local mgrad=$!
            while [ ! -s pid ]; do sleep 0.02; done
            kill -0 "$(cat pid)"
            kill -$signal $mgrad
            run wait $mgrad
            gone "$(cat pid)"
            [ "$(cat x.svg)" = old ]
            tidy
        done
    done
}

@test "a drawing program that cannot be started is reported" {
    fake 'exit 0'
    chmod -x tool
    run --separate-stderr "$MGRAD" -e 'a = 2.0; draw a > x.svg'
    [ "$status" -eq 1 ]
    [[ "$stderr" == *"MGRAD_RENDER names '$PWD/tool', which cannot be run: permission denied"* ]]
}

@test "a reader that exits ends the program silently with the status of SIGPIPE" {
    for line in 'while true { print 1 }' 'print [0]*1000000; print 2' \
        'a = 2.0; for i in range(20000) { a = a*1.0 }; dot a > /dev/stdout' \
        'a = 2.0; for i in range(20000) { a = a*1.0 }; dot a; draw a; vars; help'; do
        run --separate-stderr timeout 20 bash -c \
            "'$MGRAD' -e '$line' | head -c 1; exit \${PIPESTATUS[0]}"
        [ "$status" -eq 141 ]
        [ -z "$stderr" ]
    done
}

@test "closed streams: files have their own contents only" {
    line='a = 2.0; dot a > x.dot; print read_csv("n.csv"); print zz'
    echo 1,2 > n.csv
    for closed in '<&-' '>&-' '2>&-' '<&- >&-' '>&- 2>&-' '<&- >&- 2>&-'; do
        rm -f x.dot
        run timeout 20 bash -c "'$MGRAD' -e '$line' $closed"
        [ "$status" -eq 1 ]
        [ "$(head -n 1 x.dot)" = 'digraph mgrad {' ]
        [ "$(tail -n 1 x.dot)" = '}' ]
        [ "$(cat n.csv)" = 1,2 ]
    done
    tidy
}

@test "closed streams: pictures are written" {
    for closed in '<&-' '>&-' '2>&-' '<&- >&- 2>&-'; do
        rm -f x.svg
        run timeout 20 bash -c "'$MGRAD' -e 'a = 2.0; draw a > x.svg' $closed"
        [ "$status" -eq 0 ]
        tail -n 1 x.svg | grep -q '</svg>'
    done
}

@test "Ctrl-C at random moments leaves complete files and no temporary ones" {
    run --separate-stderr timeout 60 sh "$BATS_TEST_DIRNAME/../sigint.sh" 9
    echo "$stderr"
    [ "$status" -eq 0 ]
}

@test "Ctrl-C stays ignored if it was ignored at the start" {
    run timeout 20 bash -c "trap '' INT; '$MGRAD' -e 'let n = 0
while n < 30000000 { n += 1 }; print n' & sleep 0.05; kill -INT \$!; wait \$!"
    [ "$status" -eq 0 ]
    [ "$output" = 30000000 ]
}

@test "Ctrl-C in the first milliseconds is an interrupt" {
    for delay in 0.0005 0.001 0.0015 0.002 0.003 0.004 0.006 0.01; do
        run --separate-stderr timeout --preserve-status --signal=INT $delay "$MGRAD" -e 'while true {}'
        [ "$status" -eq 130 ]
        [[ "$stderr" != *memory* ]]
    done
}
