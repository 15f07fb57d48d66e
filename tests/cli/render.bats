#!/usr/bin/env bats
# mgrad-render alone: it reads DOT text, or a PNG, and writes a length and a picture.
bats_require_minimum_version 1.5.0

setup() {
    root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
    render=${MGRAD_RENDER_BIN:-$root/build/release/mgrad-render}
    [ -x "$render" ] || skip "no mgrad-render here: built without Graphviz"
    cd "$BATS_TEST_TMPDIR"
}

# Draws the DOT text $2 in the format $1 into the file `picture`, with messages in `messages`.
draw() {
    printf '%s' "$2" | "$render" "$1" >out 2>messages || return
    IFS= read -r promised <out
    tail -c +$((${#promised} + 2)) out >picture
    [ "$(wc -c <picture)" -eq "$promised" ]
}

# A drawing that must fail and write no picture; sets `status`, with messages in `messages`.
refuse() {
    printf '%s' "$2" | "$render" "$1" >out 2>messages && return 1
    status=$?
    [ ! -s out ]
}

starts_with() { # FILE HEX
    [ "$(head -c $((${#2} / 2)) "$1" | od -An -v -tx1 | tr -d ' \n')" = "$2" ]
}

graph='digraph { rankdir=LR; a [shape=record, label="{ a | data 2.0000 }"]; a -> b }'

@test "render: svg contains the labels" {
    draw svg "$graph"
    grep -q '<svg ' picture
    grep -q 'data 2.0000' picture
    [ "$(tail -n 1 picture)" = '</svg>' ]
    [ ! -s messages ]
}

@test "render: png is complete" {
    draw png "$graph"
    starts_with picture 89504e470d0a1a0a
    [ "$(tail -c 8 picture | head -c 4)" = IEND ]
}

@test "render: pdf is complete" {
    draw pdf "$graph"
    starts_with picture 255044462d
    [ "$(tail -n 1 picture)" = '%%EOF' ]
}

@test "render: dot has positions" {
    draw dot "$graph"
    grep -q 'pos=' picture
}

@test "render: the output has the same bytes every time" {
    draw svg "$graph"
    mv picture first
    draw svg "$graph"
    cmp first picture
}

@test "render: an empty graph is a picture" {
    draw svg 'digraph {}'
    grep -q '<svg ' picture
}

@test "render: special characters in labels are escaped" {
    draw svg 'digraph { a [label="< & > \" ünï 漢 \\ ∂"]; b [shape=record, label="{ x\|y \{\} \<p\> }"] }'
    grep -qF '&lt; &amp; &gt; &quot; ünï 漢 \ ∂' picture
    grep -qF 'x|y {} &lt;p&gt;' picture
}

@test "render: broken DOT is an error with its line" {
    refuse svg 'digraph {
a -> }'
    [ "$status" -eq 1 ]
    grep -q '^Error: .*syntax error in line 2' messages
}

@test "render: text that is not DOT is an error" {
    refuse svg 'hello'
    [ "$status" -eq 1 ]
    grep -q '^Error: ' messages
}

@test "render: empty text is an error" {
    refuse svg ''
    [ "$status" -eq 1 ]
    grep -q '^Error: the input contains no graph' messages
}

@test "render: a NUL byte is an error" {
    status=0
    printf 'digraph { a }\0 x' | "$render" svg >out 2>messages || status=$?
    [ "$status" -eq 1 ]
    [ ! -s out ]
    grep -q 'NUL' messages
}

@test "render: a bad record label is an error, although Graphviz reports success" {
    refuse svg 'digraph { a [shape=record, label="{ a | b"] }'
    [ "$status" -eq 1 ]
    grep -q '^Error: bad label format' messages
}

@test "render: an unknown format is answered with a list of the known ones" {
    refuse foo "$graph"
    [ "$status" -eq 3 ]
    [ "$(wc -l <messages)" -eq 1 ]
    grep -q "^Error: Graphviz does not know the format 'foo'; it knows .*pdf, .*png, .*svg" messages
}

@test "render: formats that open a window are unknown" {
    for format in x11 xlib gtk x11:cairo; do
        refuse "$format" "$graph"
        [ "$status" -eq 3 ]
    done
    [ -z "$(sed 's/^[^;]*//' messages | grep -E 'x11|xlib')" ]
}

@test "render: an empty format is unknown" {
    refuse '' "$graph"
    [ "$status" -eq 3 ]
}

@test "render: a wrong number of arguments is wrong usage" {
    run "$render"
    [ "$status" -eq 2 ]
    [[ "$output" == usage:* ]]
    run "$render" svg png
    [ "$status" -eq 2 ]
}

@test "render: a full disk is a failure" {
    [ -c /dev/full ] || skip "no /dev/full here"
    status=0
    printf '%s' "$graph" | "$render" svg 2>messages >/dev/full || status=$?
    [ "$status" -eq 1 ]
}

@test "render: more than a thousand nodes are drawn" {
    chain=$(seq 1500 | sed 's/.*/n& -> n&1;/')
    draw svg "digraph { $chain }"
    [ "$(grep -c 'class="edge"' picture)" -eq 1500 ]
}

# The parent is killed while its child still waits for text.
@test "render: it dies with the program that started it" {
    mkfifo text
    sh -c '"$1" svg <text >out & echo $! >pid; wait' sh "$render" &
    parent=$!
    exec 8>text
    while [ ! -s pid ]; do sleep 0.02; done
    child=$(cat pid)
    sleep 0.2
    kill -0 "$child"
    kill -KILL "$parent"
    for _ in $(seq 100); do
        grep -q '^State:.[^ZX]' "/proc/$child/status" || break
        sleep 0.02
    done
    survivor=$(grep '^State:.[^ZX]' "/proc/$child/status" || true)
    exec 8>&-
    [ -z "$survivor" ]
}

@test "render: a PNG becomes sixels in at most the wanted number of colors" {
    draw png "$graph"
    "$render" sixel 16 <picture >out 2>messages || { grep -q 'built without libsixel' messages && skip "no libsixel here"; }
    IFS= read -r promised <out
    tail -c +$((${#promised} + 2)) out >sixels
    [ "$(wc -c <sixels)" -eq "$promised" ]
    starts_with sixels 1b50 # DCS
    [ "$(grep -ao '#[0-9]*' sixels | sort -u | wc -l)" -le 16 ]
}

@test "render: sixel refuses a damaged picture and wrong numbers of colors" {
    run -1 --separate-stderr "$render" sixel 16 <<<"no picture"
    [ -z "$output" ]
    [[ "$stderr" == 'Error: '* ]]
    for colors in 1 257 x -3; do
        run -2 --separate-stderr "$render" sixel "$colors" </dev/null
        [[ "$stderr" == usage:* ]]
    done
}
