# What explain says about wrong arguments: what to type instead.

LINE='a = 2.0; b = -3.0; L = a*b; xs = [a, b]'

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
}

# The program fails, and the help contains the text.
expect_help() {
    run "$MGRAD" -e "$LINE; $1"
    [ "$status" -eq 1 ]
    echo "$output" | grep -qF "help: $2"
}

@test "explain says how to name a Value" {
    expect_help 'explain "a"' 'without quotes: explain a'
    expect_help 'explain xs' 'name one of its Values, for example: explain xs[0]'
    expect_help 'd = {"a": a}; explain d' "name one of its Values, for example: explain d['a']"
    expect_help 'explain a, xs' 'name one of its Values, for example: xs[0]'
    expect_help 'import nn; n = Neuron(2); explain n' 'name one of its Values, for example: explain n.parameters()[0]'
    expect_help 'explain' 'type: explain a'
}

@test "explain says how to name a root" {
    expect_help 'explain a' "type 'backward L' first, where L is your result; or name it: explain a, L"
    expect_help 'explain L, a' 'the other way round: explain a, L'
    expect_help 'M = b*b; explain a, M' 'for a result R that depends on it: explain a, R'
}

@test "check, step, derive and landscape say what to type" {
    expect_help 'check a' 'type: check L, where L is computed from other Values'
    expect_help 'check xs' 'name one of its Values, for example: xs[0]'
    expect_help 'step xs' 'name one of its Values, for example: step xs[0]'
    expect_help 'derive L, xs' 'name one of its Values, for example: xs[0]'
    expect_help 'derive' 'type: derive L'
    expect_help 'landscape L' 'type: landscape L, w1, w2, or landscape L, model'
}

@test "a function that is no command is called with parentheses" {
    expect_help 'gradient L, a' 'to call gradient, type: gradient(…)'
    expect_help 'sin 3' 'to call sin, type: sin(…)'
}

@test "check and derive say how to name a root" {
    expect_help 'derive a, L' 'the other way round: derive L, a'
    expect_help 'c = 1.0; check L, c' 'for a result R that depends on it: check R, c'
    expect_help 'c = 1.0; derive L, c' 'for a result R that depends on it: derive R, c'
}

@test "an empty list has no element to name" {
    run "$MGRAD" -e "$LINE; explain []"
    [ "$status" -eq 1 ]
    ! echo "$output" | grep -q help:
}
