# check: the exit status, and graphs that are too large to check all leaves.

bats_require_minimum_version 1.5.0

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
    cd "$BATS_TEST_TMPDIR"
}

@test "a script with right gradients ends with status 0" {
    run "$MGRAD" -e 'a = 2.0; L = a**3; backward L; check L'
    [ "$status" -eq 0 ]
}

@test "a script ends with status 1 where a gradient is off" {
    echo 'a = 2.0; L = a**3; a.grad = 5.0; check L; print "not reached"' > off.mg
    run --separate-stderr "$MGRAD" off.mg
    [ "$status" -eq 1 ]
    [[ "$output" == *"off: backward gives 12.0" ]]
    [[ "$stderr" == *"off.mg:1:34: error: a gradient is off: that of a is 5.0, but the slope of L is 12.0"* ]]
}

@test "of many leaves of a large graph, some are checked" {
    run "$MGRAD" -e 'xs = [Value(1) for i in range(40000)]; L = tanh(sum(xs)*0.00001); check L'
    [ "$status" -eq 0 ]
    [[ "$output" == *"these are the 10 worst of "*": "*" ok"* ]]
    [[ "$output" == *" of 40000 leaves were checked, evenly chosen"* ]]
}
