# draw writes a picture of one expression. The ending of the file name chooses the format.

bats_require_minimum_version 1.5.0

LINE='a = 2.0; b = -3.0; c = 10.0; f = -2.0; L = (a*b + c)*f; backward L; grad a'

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
    mkdir "$BATS_TEST_TMPDIR/here" # bats keeps its own files next to it
    cd "$BATS_TEST_TMPDIR/here"
}

@test "the main line prints dL/da = 6.0 and draws g.svg with the five labelled records" {
    run "$MGRAD" -e 'a = 2.0; b = -3.0; c = 10.0; f = -2.0; L = (a*b + c)*f; backward L; grad a; draw L > g.svg'
    [ "$status" -eq 0 ]
    [ "$output" = "dL/da = 6.0" ]
    grep -q '<svg' g.svg
    [ "$(grep -c 'class="edge"' g.svg)" -eq 9 ] # two into each operation, one out of it
    for text in a b c f L 'data 2.0000' 'data -3.0000' 'data 10.0000' 'data -2.0000' \
        'data -8.0000' 'grad 6.0000' 'grad -4.0000' 'grad -2.0000' 'grad 4.0000' 'grad 1.0000'; do
        sed 's/&#45;/-/g; s/&#160;/ /g' g.svg | grep -q ">$text</text>"
    done
}

@test "the main line draws g.dot with the five labelled records" {
    run "$MGRAD" -e "$LINE; draw L > g.dot"
    [ "$status" -eq 0 ]
    for record in '{ a | data 2.0000 | grad 6.0000 }' '{ b | data -3.0000 | grad -4.0000 }' \
        '{ c | data 10.0000 | grad -2.0000 }' '{ f | data -2.0000 | grad 4.0000 }' \
        '{ L | data -8.0000 | grad 1.0000 }'; do
        [ "$(grep -c -F "\"$record\"" g.dot)" -eq 1 ]
    done
    grep -q 'rankdir="\?LR' g.dot
}

@test "path=a makes the edges of its paths wide, and others dashed" {
    run "$MGRAD" -e 'a = 2.0; b = -3.0; L = a*b + a**2 + relu(-a); draw L, path=a > g.dot'
    [ "$status" -eq 0 ]
    grep -qF 'n1 -> n3op [color="#d55e00", penwidth=4.75, fontsize=11, label=" -3.0 "]' g.dot
    grep -qF 'n1 -> n4op [color="#d55e00", penwidth=6.00, fontsize=11, label=" 4.0 "]' g.dot
    [ "$(grep -c 'style=dashed' g.dot)" -eq 5 ] # through the relu
    grep -qx '    n2 -> n3op' g.dot
}

@test "the DOT file has the same bytes on every run" {
    "$MGRAD" -e "$LINE; draw L > one.dot"
    echo "$LINE; draw L > two.gv" | "$MGRAD"
    cmp one.dot two.gv
    "$MGRAD" -e "$LINE; dot L > three.dot"
    cmp one.dot three.dot
}

@test "a pipe gets the text tree, whatever terminal the environment names" {
    for terminal in TERM=xterm-kitty TERM=vt340 TERM_PROGRAM=iTerm.app KITTY_WINDOW_ID=1; do
        for option in auto on; do
            run env "$terminal" "$MGRAD" -e "set pictures $option; a = 2.0; draw a"
            [ "$status" -eq 0 ]
            [ "$output" = 'a = 2.0  grad 0.0' ]
        done
    done
}

@test "every kind of picture has the signature of its format" {
    run "$MGRAD" -e "$LINE; draw L > g.png; draw L > g.pdf; draw(L, 'h.png')"
    [ "$status" -eq 0 ]
    [ "$(head -c 4 g.png)" = $'\x89PNG' ]
    [ "$(head -c 4 g.pdf)" = %PDF ]
    [ "$(grep -ac CreationDate g.pdf)" -eq 0 ] # the same program gives the same bytes
    cmp g.png h.png
}

@test "a file name may contain blanks" {
    run "$MGRAD" -e 'a = 2.0; draw a > "my graph.dot"'
    [ "$status" -eq 0 ]
    [ -s "my graph.dot" ]
}

@test "a missing folder is an error at the statement, and no file is written" {
    run --separate-stderr "$MGRAD" -e 'a = 2.0; draw a > nowhere/g.dot'
    [ "$status" -eq 1 ]
    [[ "$stderr" == '<-e>:1:'*': error: '* ]]
    [[ "$stderr" == *nowhere/g.dot* ]]
    [ -z "$(ls)" ]
}

@test "a full device is an error" {
    run --separate-stderr "$MGRAD" -e 'a = 2.0; dot a > /dev/full'
    [ "$status" -eq 1 ]
    [[ "$stderr" == '<-e>:1:'*'no space left'* ]]
}

@test "an unknown or missing file name ending is an error" {
    for name in g.nosuch g; do
        run --separate-stderr "$MGRAD" -e "a = 2.0; draw a > $name"
        [ "$status" -eq 1 ]
        [[ "$stderr" == '<-e>:1:'*': error: '* ]]
    done
    [ -z "$(ls)" ]
}

@test "an old picture is kept when the new one fails" {
    echo old > g.svg
    MGRAD_RENDER=/nonexistent run "$MGRAD" -e 'a = 2.0; draw a > g.svg'
    [ "$status" -eq 1 ]
    [ "$(cat g.svg)" = old ]
}
