# Features of the prompt without a terminal.

bats_require_minimum_version 1.5.0

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
    export HOME=$BATS_TEST_TMPDIR XDG_STATE_HOME= XDG_CONFIG_HOME= PAGER=false
    unset MGRAD_HISTORY NO_COLOR
}

@test "errors have no colors by default" {
    run --separate-stderr "$MGRAD" -e 'print zz'
    [ "$stderr" = $'<-e>:1:7: error: unknown name \'zz\'\n  1 | print zz\n    |       ^' ]
}

@test "--color=always colors the word error and nothing else in a report" {
    run --separate-stderr "$MGRAD" --color=always -e 'print zz'
    local word=$'\033[1;31merror:\033[0m'
    [ "$stderr" = "<-e>:1:7: $word unknown name 'zz'"$'\n  1 | print zz\n    |       ^' ]
}

@test "help is not paged without a terminal" {
    run --separate-stderr "$MGRAD" -q -i -e 'help' </dev/null
    [ "$status" -eq 0 ]
    [[ "$output" == *backward*tanh* ]]
}

@test "prompts go to standard error, results to standard output" {
    run --separate-stderr "$MGRAD" -i --color=auto <<<'1 + 1'
    [ "$status" -eq 0 ]
    [ "$output" = 2 ]
    [[ "$stderr" == *'mg> '* ]]
}

@test "notes go to standard error, and results have no colors" {
    run --separate-stderr "$MGRAD" -i <<<'a = 2.0; L = a*a; backward L; backward L; sum = log(a - 3); L'
    [ "$output" = 'Value(data=4.0, grad=1.0)' ]
    [[ "$stderr" == *'note: gradients add up'*'note: sum now hides'*'note: the first nan is'* ]]
}

@test "lines that are not typed on a terminal are not in the history" {
    run --separate-stderr "$MGRAD" -q -i <<<$'let a = 1\nhistory'
    [[ "$stderr" == *'error: history: the history is kept only on a terminal'* ]]
    [ ! -e "$HOME/.local" ]
    run --separate-stderr "$MGRAD" -q -i <<<'edit'
    [[ "$stderr" == *'error: edit: an editor needs a terminal'* ]]
    run --separate-stderr "$MGRAD" -e 'history'
    [ "$status" -eq 1 ]
    [[ "$stderr" == *'error: history: there is no prompt here'* ]]
}

@test "the start-up file is read for the prompt, never for a script" {
    mkdir -p "$HOME/.config/mgrad"
    echo 'print "started"' >"$HOME/.config/mgrad/init.mg"
    run --separate-stderr "$MGRAD" -e '1'
    [ "$output" = 1 ]
    run --separate-stderr "$MGRAD" -q -i -e '1' </dev/null
    [ "$output" = $'1\nstarted' ]
    run --separate-stderr "$MGRAD" -q -i --no-rc -e '1' </dev/null
    [ "$output" = 1 ]
}

@test "a transcript keeps all statements and checks at least the last 64 kB of output" {
    local typed=$BATS_TEST_TMPDIR/typed.mg
    { echo 'let s = "x" * 4000'; yes 'print s' | head -300; echo "transcript > \"$typed\""; } |
        "$MGRAD" -i -q >/dev/null 2>&1
    [ "$(grep -c '^print s' "$typed")" -eq 300 ]
    local checked=$(grep -c '^#=>' "$typed")
    [ "$checked" -ge 16 ]
    [ "$checked" -le 24 ]
    tail -n 1 "$typed" | grep -q '^#=> xxx'
    "$MGRAD" --test "$typed"
}

@test "a transcript of a very long session keeps the latest statements, and says so" {
    local typed=$BATS_TEST_TMPDIR/typed.mg
    { seq 20000 | sed 's/.*/let k = & + 1000000/'; echo k; echo "transcript > \"$typed\""; } |
        "$MGRAD" -i -q >/dev/null 2>&1
    local kept=$(grep -c '^let' "$typed") gone
    gone=$(sed -n 's/^# The end of a long session: the first \([0-9]*\) statements were dropped\.$/\1/p' "$typed")
    [ $((kept + gone)) -eq 20000 ]
    [ "$kept" -ge 2500 ]
    [ "$(stat -c %s "$typed")" -lt 262144 ]
    [ "$(tail -n 1 "$typed")" = "#=> 1020000" ]
    "$MGRAD" --test "$typed"
}

@test "the prompt ends if results cannot be written" {
    local status=0
    timeout 10 "$MGRAD" -i -q --no-rc <<<$'1 + 1\n2' >/dev/full 2>"$BATS_TEST_TMPDIR/said" || status=$?
    [ "$status" -eq 1 ]
    grep -q 'no space left' "$BATS_TEST_TMPDIR/said"
}
