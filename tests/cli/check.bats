# --check: parses files and runs nothing.

bats_require_minimum_version 1.5.0

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
    cd "$BATS_TEST_TMPDIR"
    echo 'print zz' > fine.mg
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
