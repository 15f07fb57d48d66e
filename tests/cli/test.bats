# --test: checked comments, which of them pass and which fail.

bats_require_minimum_version 1.5.0

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
    cd "$BATS_TEST_TMPDIR"
}

# Runs --test on a file with the text of standard input.
check_text() {
    cat > t.mg
    run --separate-stderr "$MGRAD" --test t.mg
}

passes() { # COUNT
    [ "$status" -eq 0 ]
    [ "$(grep -c '^not ok' <<< "$output")" -eq 0 ]
    [ "${lines[-1]}" = "1..$1" ]
    [ "$(grep -c '^ok' <<< "$output")" -eq "$1" ]
}

fails() { # LINE...: each is in the output
    [ "$status" -eq 3 ]
    for line; do
        grep -q -x -F -e "$line" <<< "$output"
    done
}

@test "each checked statement and each file gives a TAP line, and the plan is last" {
    check_text <<'END'
print 1   #=> 1
print 2

print 3
#=> 3
END
    [ "$status" -eq 0 ]
    [ "$output" = $'ok 1 - t.mg:1\nok 2 - t.mg:4\nok 3 - t.mg ran to its end\n1..3' ]
    [ -z "$stderr" ]
}

@test "output without a comment passes and is not shown" {
    check_text <<< 'print 1'
    passes 1
    [[ "$output" != *$'\n1\n'* ]]
}

@test "several lines of output are compared in order" {
    check_text <<'END'
for i in range(3) {
    print i
}
#=> 0
# a comment between them
#=> 1
#~> 2.0000000000001
END
    passes 2
}

@test "one blank after the arrow and trailing blanks are ignored" {
    check_text <<< $'print "x "   #=>x\t \nprint " x"   #=>  x\nprint ""   #=>'
    passes 4
}

@test "a wrong line fails" {
    check_text <<< 'print 1   #=> 2'
    fails 'not ok 1 - t.mg:1' '# expected: 2' '# got: 1' 'ok 2 - t.mg ran to its end' 1..2
}

@test "a superfluous leading blank fails" {
    check_text <<< 'print "x"   #=>  x'
    fails 'not ok 1 - t.mg:1'
}

@test "a missing line fails" {
    check_text <<< $'print 1   #=> 1\n#=> 2'
    fails 'not ok 1 - t.mg:1' '# expected: 2' '# got: (nothing)'
}

@test "a superfluous line fails" {
    check_text <<< 'for i in range(2) { print i }   #=> 0'
    fails 'not ok 1 - t.mg:1' '# expected: (nothing)' '# got: 1'
}

@test "no output is not an empty line" {
    check_text <<< 'let x = 1   #=>'
    fails 'not ok 1 - t.mg:1'
}

@test "the comments of a line see the output of all its statements" {
    check_text <<< 'print 1; print 2   #=> 2'
    fails '# expected: 2' '# got: 1' '# expected: (nothing)' '# got: 2' 'not ok 1 - t.mg:1'
    check_text <<< 'print 1; quit      #=> 2'
    fails '# expected: 2' '# got: 1'
    check_text <<< 'print 1; let x = 2 #=> 1'
    passes 2
}

@test "#~> compares numbers with a tolerance" {
    check_text <<'END'
print 1/3, -1e-13                 #~> 0.33333333333 0
print "x1 = 3e5", 2               #~> x1 = 300000.0001    2.0
print [nan, inf, -inf]            #~> [nan, inf, -inf]
print "a", 1.0                    #~> a 1
END
    passes 5
}

@test "#~> fails for different numbers, different words, and nan" {
    for pair in '1.0|1.00000001' '0.0|1e-11' 'nan|1.0' 'inf|-inf' 'inf|1.0' '"x1"|x2' '"x"|y' \
        '"a b"|ab' '1|1 2' '"1 2"|1' '-1.0|1.0' '"nano"|nan'; do
        check_text <<< "print ${pair%|*}   #~> ${pair#*|}"
        fails 'not ok 1 - t.mg:1' "# expected: ${pair#*|}"
    done
}

@test "#=> compares text, not numbers" {
    check_text <<< 'print 1.0   #=> 1'
    fails 'not ok 1 - t.mg:1'
}

@test "#!> expects an error, and the file continues" {
    check_text <<'END'
print zz       #!> unknown name
print zz       #!> 7: unknown name 'zz'
print zz
#!> name 'zz'
print 1        #=> 1
END
    passes 5
}

@test "#!> fails without an error, with another message, at another column" {
    check_text <<< 'print 1   #!> unknown'
    fails 'not ok 1 - t.mg:1' '# expected: error: unknown' '# got: no error'
    check_text <<< 'print zz   #!> Unknown'
    fails 'not ok 1 - t.mg:1' "# got: error at column 7: unknown name 'zz'"
    check_text <<< 'print zz   #!> 8: unknown'
    fails 'not ok 1 - t.mg:1' '# expected: error at column 8: unknown'
}

@test "an unexpected error fails and is shown in full" {
    check_text <<< $'print 1\nprint zz\nprint 2   #=> 2'
    fails 'not ok 1 - t.mg:2' "# t.mg:2:7: error: unknown name 'zz'" '#   2 | print zz' \
        'ok 2 - t.mg:3' 'ok 3 - t.mg ran to its end'
}

@test "an expected output does not excuse an error" {
    check_text <<< 'print zz   #=> 1'
    fails 'not ok 1 - t.mg:1' "# t.mg:1:7: error: unknown name 'zz'"
}

@test "a statement may print and then fail" {
    check_text <<'END'
for i in range(2) {
    print i
    print [1][i]
}
#=> 0
#=> 1
#=> 1
#!> index
END
    passes 2
    check_text <<< $'for i in range(2) { print [1][i] }   #=> 2\n#!> index'
    fails 'not ok 1 - t.mg:1' '# expected: 2' '# got: 1'
}

@test "a syntax error can be expected on its line" {
    check_text <<'END'
print )           #!> 7:
print "never      #!> 7:
2a                #!> 2*a
print 1           #=> 1
END
    passes 5
}

@test "after an error reading resumes at the next line" {
    check_text <<'END'
print zz; print 1   #!> unknown
print )
#!> 7:
print 2             #=> 2
END
    passes 4
}

@test "an unclosed bracket takes the rest of the file" {
    check_text <<'END'
print 1         #=> 1
print (2,       #!> 7:

3
END
    passes 3
    check_text <<< $'print (2,\n#!> 7:\n3   #=> 3'
    fails 'ok 1 - t.mg:1' 'not ok 2 - t.mg:3' '# this checked comment follows no statement'
}

@test "arrows in strings are ignored" {
    check_text <<'END'
print "#=> 2"                  #=> #=> 2
print "{"#=> 3"} '#!> x"
print 'it''s' "#~> 4"          #!> '
END
    [ "$(grep -c follows <<< "$output")" -eq 0 ]
    grep -q '^ok 1 - t.mg:1' <<< "$output"
}

@test "a comment that belongs to no statement fails" {
    check_text <<< $'#=> 1\nprint 1'
    fails 'not ok 1 - t.mg:1' '# this checked comment follows no statement'
    check_text <<< $'print 1\n\n#=> 1'
    fails 'not ok 1 - t.mg:3'
    check_text <<< $'if true {\n    print 1   #=> 1\n}'
    fails 'not ok 1 - t.mg:2'
}

@test "quit may be the last statement of a file" {
    check_text <<< $'print 1   #=> 1\nquit  # the end\n\n# no checked comment'
    passes 2
    check_text <<< $'if true {\n    quit\n}'
    passes 1
    check_text <<< 'exit 3'
    fails 'not ok 1 - t.mg ran to its end' '# quit with status 3'
}

@test "quit before the end of a file fails it, and so do the comments after it" {
    check_text <<< $'quit\nprint 1   #=> 1'
    fails 'not ok 1 - t.mg:2' '# not run: quit ended the file before this line' \
        'not ok 2 - t.mg ran to its end' \
        '# quit at t.mg:1:1, before the end of the file'
    check_text <<< $'def f() { quit }\nf()'
    fails 'not ok 1 - t.mg ran to its end' '# quit at t.mg:1:11, before the end of the file'
}

@test "quit in an imported file fails the file that imports it" {
    printf 'def answer() { quit 0 }\n' > student.mg
    check_text <<< $'import "student.mg"\nassert answer() == 42'
    fails 'not ok 1 - t.mg ran to its end' '# quit at student.mg:1:16, before the end of the file'
    echo quit > student.mg
    check_text <<< 'import "student.mg"'
    fails 'not ok 1 - t.mg ran to its end' '# quit at student.mg:1:1, before the end of the file'
}

@test "an imported file does not replace builtins" {
    cat > student.mg <<'END'
def isclose(a, b) = 1
def sum(xs) = 7
let np = [1]
def answer() = isclose(1, 2)
END
    check_text <<'END'
import "student.mg"
isclose(1.0, 2.0)   #=> 0
sum([1])            #=> 1
np.exp(0.0)         #=> 1.0
answer()            #=> 1
END
    [ "$status" -eq 0 ]
    [ "$stderr" = "note: the import of 'student.mg' does not replace builtins here: isclose, sum, np" ]
    "$MGRAD" -e 'import "student.mg"; isclose(1.0, 2.0)' | grep -q -x 1 # outside of --test it does
}

@test "a file may replace builtins itself, and an imported file its own" {
    echo $'def sum(xs) = 7\ndef f() = sum([])' > other.mg
    check_text <<< $'def max(a, b) = 5\nimport "other.mg"\nmax(1, 2)   #=> 5\nf()   #=> 7\nsum([1])   #=> 1'
    passes 4
}

@test "names cannot forge TAP lines or directives" {
    forged=$'a\nok 9 - b # SKIP\e[2J\\# TODO.mg'
    echo 'print 1   #=> 2' > "$forged"
    run "$MGRAD" --test "$forged"
    [ "$status" -eq 3 ]
    [ "${lines[0]}" = 'not ok 1 - a\x0Aok 9 - b \# SKIP\x1B[2J\\\# TODO.mg:1' ]
    [ "${lines[3]}" = 'ok 2 - a\x0Aok 9 - b \# SKIP\x1B[2J\\\# TODO.mg ran to its end' ]
    [ "${lines[-1]}" = 1..2 ]
    # perl's parser agrees: no directives, no unknown lines
    prove -v --exec "$MGRAD --test" "$forged" > tap.txt 2>&1 || true
    [ "$(grep -c -E 'skipped|TODO passed|Parse errors' tap.txt)" -eq 0 ]
}

@test "output and messages cannot forge TAP lines" {
    check_text <<< $'print "a\rok 7\e[31m"   #=> b\n\nassert false, "\e\\nok 8"'
    fails 'not ok 1 - t.mg:1' '# got: a\x0Dok 7\x1B[31m' 'not ok 2 - t.mg:3'
    [ "$(grep -c '^ok' <<< "$output")" -eq 1 ]
    [ "$(grep -c $'[\r\e]' <<< "$output")" -eq 0 ]
}

@test "the diagnostics of a result are bounded" {
    check_text <<< 'for i in range(100000) { print i }   #=> 0'
    fails 'not ok 1 - t.mg:1' '# got: 1' 'ok 2 - t.mg ran to its end'
    [ "${#output}" -lt 80000 ]
    [[ "${lines[-3]}" =~ ^'# … '[0-9]+' more lines'$ ]]
    check_text <<< $'print "é" * 100000   #=> x'
    fails 'not ok 1 - t.mg:1' '# expected: x'
    [ "${#output}" -lt 10000 ]
    [[ "$output" == *"é… and 191808 more bytes"* ]]
}

@test "each file has its own session, and the TAP numbers continue" {
    echo 'a = 2; print 1   #=> 1' > one.mg
    echo 'print a   #!> unknown name' > two.mg
    run "$MGRAD" --test one.mg two.mg
    [ "$status" -eq 0 ]
    [ "${lines[2]}" = 'ok 3 - two.mg:1' ]
    [ "${lines[-1]}" = 1..4 ]
}

@test "a file that cannot be read gives status 2, and the others are tested" {
    echo 'print 1   #=> 1' > one.mg
    run --separate-stderr "$MGRAD" --test nowhere.mg one.mg
    [ "$status" -eq 2 ]
    [ "$stderr" = "mgrad: cannot read 'nowhere.mg': no such file" ]
    [ "${lines[0]}" = 'not ok 1 - nowhere.mg ran to its end' ]
    [ "${lines[1]}" = '# cannot be read: no such file' ]
    grep -q -x 'ok 2 - one.mg:1' <<< "$output"
    [ "${lines[-1]}" = 1..3 ]
}

@test "an empty file ran to its end" {
    check_text < /dev/null
    passes 1
}

@test "a test that does not end is stopped by --timeout, and nothing runs after it" {
    echo 'while true { }' > endless.mg
    echo 'print 1   #=> 1' > one.mg
    run --separate-stderr timeout 20 "$MGRAD" --timeout 0.3 --test endless.mg one.mg
    [ "$status" -eq 4 ]
    [ "$output" = 'not ok 1 - endless.mg ran to its end
# stopped: the time is up
not ok 2 - one.mg ran to its end
# not run: the time is up
1..2' ]
}

@test "Ctrl-C ends the tests with a plan" {
    echo 'while true { }' > endless.mg
    run --separate-stderr timeout -s INT 0.5 "$MGRAD" --test endless.mg
    fails_with=$status
    [ "$output" = 'not ok 1 - endless.mg ran to its end
# stopped: interrupted
1..1' ]
    [ "$fails_with" -eq 124 ] || [ "$fails_with" -eq 130 ]
}

@test "a limit on memory or nodes outranks a failed check" {
    cat > t.mg <<'END'
print 1                       #=> 2
let xs = [0] * 100000000
print 1                       #=> 1
END
    run --separate-stderr "$MGRAD" --max-memory 20M --test t.mg
    [ "$status" -eq 5 ]
    [ "$(grep -E '^(not )?ok|1\.\.' <<< "$output")" = 'not ok 1 - t.mg:1
not ok 2 - t.mg:2
ok 3 - t.mg:3
ok 4 - t.mg ran to its end
1..4' ]
    echo 'for i in range(1000) { a = Value(1.0) }' > n.mg
    echo 'let xs = [Value(i) for i in range(1000)]   #!> the graph is full' > expected.mg
    run "$MGRAD" --max-nodes 100 --test expected.mg
    [ "$status" -eq 0 ]
    echo 'let xs = [Value(i) for i in range(1000)]' > n.mg
    run "$MGRAD" --max-nodes 100 --test n.mg
    [ "$status" -eq 6 ]
    echo 'let xs = [Value(i) for i in range(1000)]   #!> unknown name' > another.mg
    run "$MGRAD" --max-nodes 100 --test another.mg
    [ "$status" -eq 6 ]
}

@test "each file has all of the memory" {
    echo $'let xs = [1] * 4000000\nlen(xs)   #=> 4000000' > one.mg
    yes '# padding' | head -n 1800000 > two.mg
    run "$MGRAD" --max-memory 80M --test one.mg one.mg two.mg
    [ "$status" -eq 0 ]
    [ "${lines[-1]}" = 1..5 ]
}

@test "captured output counts as memory" {
    echo 'for i in range(1000000) { print "a long line of output, again and again" }' > t.mg
    run --separate-stderr "$MGRAD" --max-memory 20M --test t.mg
    [ "$status" -eq 5 ]
    [ "${lines[0]}" = 'not ok 1 - t.mg:1' ]
    [[ "$output" == *'out of memory: the limit is 20M'* ]]
    # The error is shown, however many lines differ.
    echo 'while true { print "a line" }   #=> another' > t.mg
    run --separate-stderr "$MGRAD" --max-memory 20M --test t.mg
    [ "$status" -eq 5 ]
    [[ "$output" == *'out of memory: the limit is 20M'*'# expected: another'*'more lines'* ]]
}

# Each of these took minutes when a part of the text was read again for each statement.
@test "the time for a file is proportional to its size" {
    repeat() { # COUNT TEXT
        yes "$2" | head -n "$1"
    }
    repeat 120000 '"{' | tr -d '\n' > t.mg
    timeout 60 "$MGRAD" --test t.mg | tail -n 1 | grep -x 1..2
    repeat 100000 '1+1 #=> 2' > t.mg
    timeout 60 "$MGRAD" --test t.mg | tail -n 1 | grep -x 1..100001
    repeat 100000 ') #!> 1:' > t.mg
    timeout 60 "$MGRAD" --test t.mg | tail -n 1 | grep -x 1..100001
}

@test "--max-output counts output and results, and the reason and the plan are still printed" {
    printf 'print "0123456789"\n%.0s' 1 2 3 4 5 > quiet.mg
    echo 'print 1   #=> 1' > one.mg
    run --separate-stderr "$MGRAD" --max-output 55 --test quiet.mg
    [ "$status" -eq 0 ]
    run --separate-stderr "$MGRAD" --max-output 54 --test quiet.mg one.mg
    [ "$status" -eq 7 ]
    [ "$output" = 'not ok 1 - quiet.mg ran to its end
# stopped: too much output
not ok 2 - one.mg ran to its end
# not run: too much output
1..2' ]
    printf 'print 1   #=> 1\n%.0s' 1 2 3 > three.mg
    run --separate-stderr "$MGRAD" --max-output 40 --test three.mg
    [ "$status" -eq 7 ]
    [ "$output" = 'ok 1 - three.mg:1
ok 2 - three.mg:2
not ok 3 - three.mg ran to its end
# stopped: too much output
1..3' ]
}

@test "a statement that prints without end meets --max-output" {
    echo 'while true { print "a line" }' > endless.mg
    run --separate-stderr "$MGRAD" --max-output 1M --max-memory 100M --test endless.mg
    [ "$status" -eq 7 ]
    [ "${lines[1]}" = '# stopped: too much output' ]
    [[ "$stderr" == *'endless.mg:1:'*'too much output'* ]]
}

@test "results that cannot be written: no other reason is given" {
    for i in $(seq 5000); do echo '1 + 1   #=> 2'; done > lines.mg
    run --separate-stderr bash -c "'$MGRAD' --test lines.mg > /dev/full"
    [ "$status" -eq 1 ]
    [ "$stderr" = 'mgrad: the results cannot be written: no space left' ]
}
