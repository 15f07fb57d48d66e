# The debugger for backward without a terminal: -e, pipes, scripts; and what wrong use should type.

LINE='a = 2.0; b = -3.0; L = a*b'

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
}

expect_help() {
    run "$MGRAD" -e "$LINE; $1"
    [ "$status" -eq 1 ]
    echo "$output" | grep -qF "help: $2"
}

@test "step says what to type" {
    expect_help 'step' 'type: step L'
    expect_help 'step next' 'type: step L, where L is your result'
    expect_help 'step a' 'type: step L, where L is computed from other Values'
    expect_help 'step "L"' 'type: step L, without quotes'
    expect_help 'step L, a' 'type: step L, then step to e'
    expect_help 'step L; step to' 'type: step to e'
    expect_help 'step L; step until' 'type: step until a.grad != 0'
    expect_help 'step L; step break' 'type: step break d'
    expect_help 'step L; step back' 'type: step next, or step quit'
    expect_help 'x = 1.0; step L; step to x' 'name a Value from which the root is computed'
    expect_help 'step L; step run; step to L' 'type: step back'
    expect_help 'step L > steps.txt' 'type: step L > steps.html'
}

@test "step works with -e" {
    run "$MGRAD" -e "$LINE; step L; step next; step quit; print a.grad, b.grad"
    [ "$status" -eq 0 ]
    [ "${lines[1]}" = 'L = a*b:  a.grad += b · L.grad = -3.0 · 1.0 → -3.0' ]
    [ "${lines[4]}" = '-3.0 2.0' ]
}

@test "in a pipe, blank lines are no steps and words need step" {
    run "$MGRAD" -q -i <<<"$LINE
step L

L.grad, a.grad
order
step next
step quit"
    echo "$output" | grep -qF "[1.0, 0.0]"
    echo "$output" | grep -qF "unknown name 'order'"
    echo "$output" | grep -qF "L = a*b:  a.grad"
    ! echo "$output" | grep -qF 'step>'
}

@test "step draw writes a file" {
    cd "$BATS_TEST_TMPDIR"
    run "$MGRAD" -e "$LINE; step L; step next; step draw > g.dot"
    [ "$status" -eq 0 ]
    grep -q 'grad' g.dot
}

@test "the debugger lasts between texts of a session, until reset" {
    run "$MGRAD" -q -i <<<"$LINE
step L
reset
step next"
    echo "$output" | grep -qF "'step next' needs a backward that was begun"
}
