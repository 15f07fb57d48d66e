# Features of pictures that the tutorials do not have: parts of a model, colors, steps, ids and texts.

bats_require_minimum_version 1.5.0

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
    mkdir "$BATS_TEST_TMPDIR/here"
    cd "$BATS_TEST_TMPDIR/here"
}

NEURON='x1 = 2.0; x2 = 0.0; w1 = -3.0; w2 = 1.0; b = 6.88; o = tanh(x1*w1 + x2*w2 + b)'

# The layout of an svg: everything except texts, colors and the backgrounds of cells, which have no
# outline.
layout() { # FILE
    grep -v -E 'stroke="(transparent|none)"' "$1" |
        grep -E '<(polygon|ellipse|path|polyline|svg)| viewBox' |
        sed -E 's/ (fill|stroke|stroke-width)="[^"]*"//g'
}

# The texts in an svg, with entities replaced by characters and no-break spaces by blanks.
texts() { # FILE
    blank=$(printf '\302\240')
    sed -n 's/^.*<text[^>]*>\(.*\)<\/text>.*$/\1/p' "$1" |
        sed "s/$blank/ /g" |
        sed 's/&#45;/-/g; s/&#160;/ /g; s/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&amp;/\&/g'
}

@test "frames: a picture before the first step and after each step, all with the same layout" {
    run --separate-stderr "$MGRAD" -e "$NEURON; draw o, frames=true > \"step-%02d.svg\"; backward o; grad w1, b"
    [ "$status" -eq 0 ]
    [[ "$stderr" == *'note: 6 pictures, from step-00.svg on'* ]]
    [ "$(ls)" = "$(printf 'step-%02d.svg\n' 0 1 2 3 4 5)" ]
    layout step-00.svg >first
    [ "$(wc -l <first)" -gt 30 ]
    for n in 1 2 3 4 5; do
        layout "step-0$n.svg" >next
        cmp first next
    done
    texts step-00.svg | grep -qx 'step 0 of 5'
    texts step-05.svg | grep -qx 'step 5 of 5'
    [ "$(texts step-00.svg | grep -c 'grad 0.0000')" -eq 9 ]
    [ "$(texts step-00.svg | grep -c 'grad 1.0000')" -eq 1 ]
    # The last picture shows the gradient that grad prints.
    wanted=$(echo "$output" | sed -n 's/^do.dw1 = //p')
    texts step-05.svg | grep -qx "grad $(LC_ALL=C printf %.4f "$wanted")"
    # Each step highlights one node and its arrows; none is highlighted before the first step.
    [ "$(grep -c '<path.*stroke="#d55e00"' step-01.svg)" -eq 2 ]
    [ "$(grep -c '<path.*stroke="#d55e00"' step-02.svg)" -eq 3 ]
    run ! grep -i d55e00 step-00.svg
}

@test "frames: %% is a percent sign, and %d needs no width" {
    run "$MGRAD" -e "a = 2.0; L = a*a; draw L, frames=true > \"100%% %d.dot\""
    [ "$status" -eq 0 ]
    [ -s '100% 0.dot' ]
    [ -s '100% 1.dot' ]
}

@test "frames: the box of a nan gradient has the same width for either sign" {
    "$MGRAD" -e 'let n = 1e999 - 1e999
a = Value(n); b = 3.0; L = a*b; draw L, frames=true > "f-%d.dot"
a = Value(-n); L = a*b; draw L, frames=true > "g-%d.dot"'
    grep -q 'grad nan' f-1.dot
    cmp f-1.dot g-1.dot
}

@test "frames: the pictures start from zero gradients, whatever the gradients are" {
    "$MGRAD" -e 'a = 2.0; b = a*3; draw b, frames=true > "f-%d.dot"
backward b; backward b; draw b, frames=true > "g-%d.dot"; grad a' >output
    [ "$(cat output)" = 'db/da = 6.0' ]
    grep -q 'grad 0.0000' g-0.dot
    grep -q 'grad 3.0000' g-1.dot
    cmp f-0.dot g-0.dot
    cmp f-1.dot g-1.dot
}

@test "frames: an error while writing restores the gradients" {
    mkdir 'f-1.svg'
    cat >t.mg <<'END'
a = 3.0; L = a*a*a
backward L
let before = [v.grad for v in topo(L)]
draw L, frames=true > "f-%d.svg" #!> f-1.svg
[v.grad for v in topo(L)] == before #=> 1
END
    run "$MGRAD" --test t.mg
    [ "$status" -eq 0 ]
    [ -s f-0.svg ]
    [ ! -e f-2.svg ]
}

@test "an svg has ids, classes, and the line that made each node" {
    cat >line.mg <<'END'
module Half() {
    w = 0.5
    def forward(x) = x*w
}
half = Half()
a = 2.0
L = half(a) + 3   # 1 & 2 < "3"
draw L > g.svg
draw L, group=true > group.svg
draw L, fold=true > fold.svg
END
    "$MGRAD" line.mg
    grep -q '<g id="n1" class="node value leaf">' g.svg
    grep -q '<g id="n2" class="node value parameter">' g.svg
    grep -q '<g id="n3" class="node value result">' g.svg
    grep -q '<g id="n3op" class="node operation">' g.svg
    sed 's/&#45;/-/g; s/&#160;/ /g' g.svg >read
    grep -q 'xlink:title="line.mg:3: def forward(x) = x\*w"' read
    grep -q 'xlink:title="line.mg:7: L = half(a) + 3   # 1 &amp; 2 &lt; &quot;3&quot;"' read
    grep -q '<g id="part1" class="cluster part">' group.svg
    texts group.svg | grep -qx 'half: Half'
    grep -q '<g id="box2" class="node box">' fold.svg
    grep -q 'class="node box"' fold.svg
}

@test "rankdir: each of the four directions works" {
    for way in LR TB RL BT; do
        "$MGRAD" -e "set rankdir $way; $NEURON; draw o > $way.svg; draw o > $way.dot
            draw o, frames=true > \"$way-%d.svg\"; draw o, fold=true, style=\"color\" > $way.png"
        grep -q "graph \[rankdir=$way\]" $way.dot
        [ "$(texts $way.svg | grep -c data)" -eq 10 ]
    done
    width() { sed -n 's/^<svg width="\([0-9]*\)pt" height="\([0-9]*\)pt"$/\1/p' "$1"; }
    [ "$(width LR.svg)" -gt "$(width TB.svg)" ]
    [ "$(width LR.svg)" -eq "$(width RL.svg)" ]
}

# Plain, colored and in a step: labels are written in three ways.
@test "labels of any characters are shown as typed" {
    long=$(printf 'x%.0s' $(seq 200))
    cat >labels.mg <<END
let labels = ["\\{ \\} | < > \\\\ \\" & %", "αβγ ∂L/∂w", "🙂 ok", "$long", "", "a  b", " lead", "%s %n",
              "\\\\N \\\\G \\\\l", "&amp; <b>x</b>", "-->", "#1;"]
let nodes = [Value(i, label=l) for i, l in enumerate(labels)]
L = sum(nodes)
draw L > plain.svg
draw L > plain.dot
draw L, style="color" > color.svg
draw L, frames=true > "f-%d.svg"
draw L > plain.png
draw L, style="color" > color.png
draw L
END
    run "$MGRAD" labels.mg
    [ "$status" -eq 0 ]
    [[ "$output" != *[Ww]arning* ]]
    echo "$output" >tree
    for file in plain.svg color.svg f-0.svg; do
        texts $file >read
        for label in '{ } | < > \ " & %' 'αβγ ∂L/∂w' '🙂 ok' "$long" 'a  b' ' lead' '%s %n' \
            '\N \G \l' '&amp; <b>x</b>' '-->' '#1;'; do
            grep -qxF -- "$label" read
            grep -qF -- "── $label = " tree
        done
    done
    # Graphviz reads the same texts from the .dot file.
    "$(dirname "$MGRAD")/mgrad-render" svg <plain.dot | tail -n +2 >again.svg
    [ "$(texts again.svg)" = "$(texts plain.svg)" ]
}

@test "a label of two lines is drawn as two lines" {
    run "$MGRAD" -e 'a = Value(1.0, label="one\ntwo"); draw a > a.svg; draw a, style="color" > b.svg; draw a'
    [ "$output" = 'one\ntwo = 1.0  grad 0.0' ]
    for file in a.svg b.svg; do
        texts $file | grep -qx one
        texts $file | grep -qx two
    done
}

@test "an unknown ending is answered with a list of useful ones" {
    run "$MGRAD" -e 'a = 2.0; draw a > g.foo'
    [ "$status" -eq 1 ]
    [[ "$output" == *"does not know the format 'foo'; it knows dot, "*'pdf, png, '*svg* ]]
    [ "${#lines[0]}" -lt 160 ]
}

@test "a note tells the size of a large graph, and its size with fold=true" {
    cat >large.mg <<'END'
import nn
model = MLP(2, [16, 16, 1])
xs = [[i*0.1, 1.0] for i in range(2)]
L = sum([model(x) for x in xs])
draw L > large.svg
draw L, fold=true > small.svg
END
    run "$MGRAD" large.mg
    [ "$status" -eq 0 ]
    [[ "$output" == 'note: the picture has '*' nodes, and its layout may take a while; with fold=true it has 5' ]]
    grep -q '<svg' large.svg
}
