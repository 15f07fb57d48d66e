# Plots in files, drawn by gnuplot, and in characters if no file is named.

bats_require_minimum_version 1.5.0

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
    mkdir "$BATS_TEST_TMPDIR/here" # bats keeps its own files next to it
    cd "$BATS_TEST_TMPDIR/here"
}

# Replaces gnuplot by a shell script.
stand_in() {
    mkdir bin
    printf '#!/bin/sh\n%s\n' "$1" >bin/gnuplot
    chmod +x bin/gnuplot
    PATH=$PWD/bin:$PATH
}

@test "every kind of picture has the signature of its format" {
    run --separate-stderr "$MGRAD" -e 'plot tanh > p.svg; plot tanh > p.PNG; plot tanh > p.pdf'
    [ "$status" -eq 0 ]
    [ -z "$output$stderr" ]
    grep -q '<svg' p.svg
    tail -n 2 p.svg | grep -q '</svg>'
    [ "$(head -c 4 p.PNG)" = $'\x89PNG' ]
    [ "$(head -c 4 p.pdf)" = %PDF ]
    [ "$(grep -ac CreationDate p.pdf)" -eq 0 ] # the same program gives the same bytes
}

@test "the same program writes the same svg" {
    "$MGRAD" -e 'plot [tanh, sin], -5, 5, title="t" > a.svg'
    "$MGRAD" -e 'plot [tanh, sin], -5, 5, title="t" > b.svg'
    cmp a.svg b.svg
}

@test "titles and names are in the svg as typed" {
    cat >t.mg <<'END'
def α(x) = x
def β(x) = -x
plot [α, β], 0, 1, title="a\"b\\c \{x\}^2_3 `id` @x <&> Ω😀 -1%d", xlabel="#12", ylabel="$y" > t.svg
END
    "$MGRAD" t.mg
    sed 's/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' t.svg >plain.svg
    for text in 'a"b\c {x}^2_3 `id` @x <&> Ω😀 -1%d' '#12' '$y' 'α' 'β'; do
        grep -q -F ">$text</text>" plain.svg
    done
}

@test "a very long title is cut, and a line break is a blank" {
    "$MGRAD" -e 'plot [1, 2], title="x"*10000, xlabel="a\nb" > t.svg'
    grep -q 'xxx…</text>' t.svg
    grep -q '>a b</text>' t.svg
}

@test "the picture of a million numbers is small" {
    "$MGRAD" -e 'seed(1); plot [uniform(-1, 1) for i in range(1000000)] > t.svg'
    [ "$(wc -c <t.svg)" -lt 200000 ]
    "$MGRAD" -e 'seed(1); xs = randn(1000000); scatter xs, shuffled(xs) > s.svg'
    [ "$(wc -c <s.svg)" -lt 3000000 ]
}

@test "extreme numbers make a picture" {
    "$MGRAD" -e 'plot [1e300, 1e-300, -1e308, 1e308] > a.svg; plot [5e-324, 1e-323] > b.svg;
                 plot [1e300, 1e-300], log="y" > c.svg; plot [3] > d.svg'
    for file in a b c d; do grep -q '</svg>' $file.svg; done
}

@test "without gnuplot a plot to a file is an error, and no file is written" {
    mkdir empty
    run --separate-stderr env PATH="$PWD/empty" "$MGRAD" -e 'plot tanh > p.svg'
    [ "$status" -eq 1 ]
    [[ "$stderr" == *"cannot draw 'p.svg': gnuplot is not installed"* ]]
    [ ! -e p.svg ]
}

@test "the message of a failing gnuplot is shown, and the old file is kept" {
    stand_in 'echo "line 0: no luck" >&2; exit 1'
    echo before >p.svg
    run --separate-stderr "$MGRAD" -e 'plot tanh > p.svg'
    [ "$status" -eq 1 ]
    [[ "$stderr" == *"cannot draw 'p.svg': gnuplot says: no luck"* ]]
    [ "$(cat p.svg)" = before ]
}

@test "gnuplot's start-up file does not change a picture" {
    "$MGRAD" -e 'plot tanh > a.svg'
    echo 'set title "mine"; set xrange [0:9]' >.gnuplot
    HOME=$PWD GNUTERM=dumb "$MGRAD" -e 'plot tanh > b.svg'
    cmp a.svg b.svg
}

@test "the time limit ends gnuplot" {
    stand_in 'exec sleep 100'
    run --separate-stderr "$MGRAD" --timeout 0.5 -e 'plot tanh > p.svg'
    [ "$status" -eq 4 ]
    [[ "$stderr" == *"the time is up"* ]]
    [ ! -e p.svg ]
}

@test "the sandbox allows plots in characters only" {
    run --separate-stderr "$MGRAD" --sandbox -e 'plot tanh > p.svg'
    [ "$status" -eq 1 ]
    run --separate-stderr "$MGRAD" --sandbox -e 'plot [1, 2]'
    [ "$status" -eq 0 ]
    [ "${#lines[@]}" -eq 23 ]
}

@test "a plot is ASCII if the locale is not UTF-8" {
    LC_ALL=C "$MGRAD" -e 'plot [tanh, sin], title="Ω"' >plain
    [ "$(LC_ALL=C tr -d '\n -~' <plain | wc -c)" -eq 0 ]
    grep -q '\*' plain
    "$MGRAD" -e 'plot [tanh, sin]' >braille
    grep -q '⠉' braille
}

@test "a plot has colors only on request" {
    "$MGRAD" -e 'plot [tanh, sin]' | grep -c $'\033' | grep -qx 0
    "$MGRAD" --color=always -e 'plot [tanh, sin]' | grep -q $'\033\[38;5;'
}

@test "an endless function can be interrupted" {
    printf 'def f(x) { while true { } }\nplot f\n' >t.mg
    run --separate-stderr "$MGRAD" --timeout 0.5 t.mg
    [ "$status" -eq 4 ]
    [[ "$stderr" == *"the time is up"* ]]
}

@test "boundary needs little memory for a model" {
    cat >t.mg <<'END'
import nn
seed(1)
model = MLP(2, [16, 16, 1])
boundary model, [[-1, -1], [1, 1]], [0, 1], grid=150 > b.svg
END
    "$MGRAD" --max-memory 30M t.mg
    [ "$(wc -c <b.svg)" -lt 100000 ]
}

# The longest line that is neither horizontal nor vertical of the filled polygons in an svg.
longest() {
    sed -n "s/.*<polygon.*points = '\([^']*\)'.*/\1/p" "$1" | tr , ' ' | awk '{
        for (i = 1; i + 3 <= NF; i += 2) {
            x = $(i + 2) - $i; y = $(i + 3) - $(i + 1); long = sqrt(x*x + y*y)
            if (x*x > 0.01 && y*y > 0.01 && long > most) most = long
        }
    } END { print int(most) }'
}

@test "landscape and track keep everything as it was when memory runs out" {
    printf '%s\n' 'a = 1.5; b = 2.0; L = a*b; backward L' 'track a, b, name="x"' \
        'landscape L, a, b, grid=1000' 'print a, b, L' 'while true { track a, b, name="y" }' \
        'track name="y", clear=true' 'track' >x.mg
    run --separate-stderr "$MGRAD" --max-memory=20M -i <x.mg
    [ "$status" -eq 0 ]
    [ "$(grep -c 'out of memory: the limit is 20M' <<<"$stderr")" -eq 2 ]
    grep -qF 'Value(data=1.5, grad=2.0) Value(data=2.0, grad=1.5) Value(data=3.0, grad=1.0)' <<<"$output"
    [ "$(grep -c '1 point of a, b' <<<"$output")" -eq 1 ]
}

@test "a landscape has heights, arrows and tracks in every format" {
    cat >x.mg <<'MG'
a = 2.0; b = 1.0; L = a**2 + 3*b**2
for x in [2.0, 1.0, 0.5] { a.data = x; b.data = x/2; track a, b, name="way" }
for file in ["l.svg", "l.png", "l.pdf", "l.vl.json"] { landscape(L, a, b, title="bowl", file=file) }
landscape L, a, b
MG
    run --separate-stderr env LC_ALL=C.UTF-8 "$MGRAD" x.mg
    [ "$status" -eq 0 ]
    [ -z "$stderr" ]
    grep -q '● way' <<<"$output"
    [ "$(grep -o '[←↑→↓↖↗↘↙]' <<<"$output" | wc -l)" -gt 80 ]
    grep -q '>bowl<' l.svg
    grep -q '>way<' l.svg
    [ "$(head -c 4 l.png)" = $'\x89PNG' ]
    [ "$(head -c 4 l.pdf)" = %PDF ]
    cp l.svg first.svg
    run "$MGRAD" x.mg
    cmp first.svg l.svg
}

@test "boundary fills separate regions, holes and spirals without a line between them" {
    cat >t.mg <<'END'
def xor(p) = abs(p[0]-p[1]) - 0.4
boundary xor, [[0,0],[0,1],[1,0],[1,1]], [-1,1,1,-1] > xor.svg
def board(p) = np.sin(p[0])*np.sin(p[1])
boundary board, [[-5, -5], [5, 5]], [-1, 1] > board.svg
def ring(p) = 0.5 - abs(np.sqrt(p[0]**2 + p[1]**2) - 2)
boundary ring, [[0, 0], [2, 0], [-3, -3], [3, 3]], [-1, 1, -1, -1] > ring.svg
def spiral(p) {
    r = np.sqrt(p[0]**2 + p[1]**2) + 1e-9
    return (p[1]*np.cos(2*r) + p[0]*np.sin(2*r))/r
}
boundary spiral, [[-4, -4], [4, 4]], [-1, 1] > spiral.svg
END
    "$MGRAD" t.mg
    for name in xor board ring spiral; do
        [ "$(grep -c '<polygon' $name.svg)" -gt 5 ]
        [ "$(longest $name.svg)" -lt 20 ] # a cell of the grid is 8 wide
        grep -q 'rgb(227, 239, 246)' $name.svg # the palest shade of each side
        grep -q 'rgb(252, 235, 224)' $name.svg
    done
}

@test "boundary has equal scales in every format" {
    "$MGRAD" -e 'def f(p) = p[0]; for file in ["b.svg", "b.png"] { boundary f, [[0, 0], [1, 3]], file=file }'
    size=$(sed -n 's/.*viewBox="0 0 \([0-9]* [0-9]*\)".*/\1/p' b.svg)
    [ "$size" = '800 800' ]
    [ "$(od -An -tu1 -j16 -N8 b.png | tr -s ' ')" = ' 0 0 6 64 0 0 6 64' ] # 1600 x 1600
}

@test "image draws a rectangle for neighbours of the same grey" {
    "$MGRAD" -e 'image [[0, 0, 2], [1, 1, 2]], title="<a>" > i.svg; image [[0, 0, 2], [1, 1, 2]] > i.png'
    grep -q '>&lt;a' i.svg
    [ "$(grep -c '<polygon' i.svg)" -eq 4 ]
    [ "$(grep -c "<polygon fill = 'rgb(255, 255, 255)'" i.svg)" -eq 2 ]
    [ "$(grep -c "<polygon fill = 'rgb(128, 128, 128)'" i.svg)" -eq 1 ]
    [ "$(head -c 4 i.png)" = $'\x89PNG' ]
}

@test "image without a file is characters, with greys if there are colors" {
    [ "$("$MGRAD" -e 'image [[0, 1], [0.5, 0.25]]')" = $'  ██\n▒▒░░' ]
    [ "$(LC_ALL=C "$MGRAD" -e 'image [[0, 1], [0.5, 0.25]], title="t"')" = $' t\n  @@\n++::' ]
    run "$MGRAD" --color=always -e 'image [[0], [1]]'
    row=$'\033[38;5;16m\033[48;5;16m▀\033[0m'
    [ "${lines[0]}" = "$row$row" ]
    [ "${#lines[@]}" -eq 2 ]
    run env LC_ALL=C.UTF-8 "$MGRAD" -e 'image [[i % 7 for i in range(200)]]*3, title=["abc"*100]'
    [ "${#lines[@]}" -eq 2 ]  # five by five pixels make one dot
    [ "${#lines[0]}" -eq 80 ]
}

@test "plt collects what plot, scatter and image draw" {
    cat >t.mg <<'END'
xs = [0, 1, 2]; ys = [4, 1, 3]
plt.plot(xs, ys); plt.title("t"); plt.xlabel("a"); plt.ylabel("b"); plt.savefig("a1.svg")
plot xs, ys, title="t", xlabel="a", ylabel="b" > a2.svg
plt.plot(ys); plt.plot(xs, [1, 2, 3], label="zs"); plt.legend(["ys"]); plt.savefig("b1.svg")
let zs = [1, 2, 3]
plot [ys, zs] > b2.svg
plt.plot(xs, ys, "bo"); plt.xlim(-1, 3); plt.savefig("c1.svg")
scatter xs, ys, xlim=[-1, 3] > c2.svg
plt.scatter(xs, ys, c=[1, 0, 1], s=20); plt.savefig("d1.svg")
scatter xs, ys, [1, 0, 1] > d2.svg
plt.imshow([[0, 1], [2, 3]]); plt.title("i"); plt.savefig("e1.svg")
image [[0, 1], [2, 3]], title="i" > e2.svg
plt.plot([1, 10, 100]); plt.yscale("log"); plt.savefig("f1.svg")
plot [1, 10, 100], log="y" > f2.svg
END
    "$MGRAD" t.mg
    for name in a b c d e f; do cmp ${name}1.svg ${name}2.svg; done
    cmp <("$MGRAD" -e 'plt.plot([1, 3]); plt.show()') <("$MGRAD" -e 'plot [1, 3]')
}

@test "plt: curves without a label have no entry in the legend" {
    "$MGRAD" -e 'plt.plot([1, 2]); plt.plot([2, 1], label="down"); plt.legend(); plt.savefig("p.svg"); plt.plot([2, 1], label="down"); plt.plot([1, 2]); plt.legend(); plt.show()' >text
    [ "$(grep -c '>down</text>' p.svg)" -eq 1 ]
    [ "$(head -n 1 text)" = '     ● down' ]
    "$MGRAD" -e 'plt.plot([1, 2], label="down"); plt.show()' | head -n 1 | grep -v down # no plt.legend
}

@test "plt: a note says that a plot was collected, but not drawn" {
    run --separate-stderr "$MGRAD" -e 'plt.plot([1, 2])'
    [ "$status" -eq 0 ]
    [ -z "$output" ]
    [[ "$stderr" == *'note: plt collects: plt.show() draws the plot'* ]]
    run --separate-stderr "$MGRAD" -e 'plt.plot([1, 2]); plt.savefig("p.svg"); plt.show()'
    [ -z "$stderr$output" ]
    run --separate-stderr "$MGRAD" -e 'plt.plot([1, 2]); plt.figure()'
    [[ "$stderr" == *'the plot before plt.figure() was not drawn'* ]]
}
