# `step L > steps.html` writes a page; tests/kernel/steps.t opens it in a browser.

bats_require_minimum_version 1.5.0

LESSON='a = 2.0; b = -3.0; c = 10.0; f = -2.0; e = a*b; d = e + c; L = d*f'

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
    RENDER=$(dirname "$MGRAD")/mgrad-render
    [ -x "$RENDER" ] || skip "no mgrad-render here: built without Graphviz"
    mkdir "$BATS_TEST_TMPDIR/here"
    cd "$BATS_TEST_TMPDIR/here"
}

# Prints the texts of the rules, a line each.
rules() {
    grep -o '"lines":\[[^]]*\]' "$1" | sed 's/"lines":\["//; s/"\]$//; s/","/\n/g'
}

@test "the rules: forward, then the gradient of the root, then backward" {
    run "$MGRAD" -e "$LESSON; step L > steps.html"
    [ "$status" -eq 0 ]
    [ -z "$output" ]
    rules steps.html > rules
    diff rules - <<'END'
e = a*b = -6.0
a = 2.0, b = -3.0
d = e + c = 4.0
e = -6.0, c = 10.0
L = d*f = -8.0
d = 4.0, f = -2.0
L.grad = 1.0
L = d*f
d.grad += f · L.grad = -2.0 · 1.0 → -2.0
f.grad += d · L.grad = 4.0 · 1.0 → 4.0
d = e + c
e.grad += 1 · d.grad = 1.0 · -2.0 → -2.0
c.grad += 1 · d.grad = 1.0 · -2.0 → -2.0
e = a*b
a.grad += b · e.grad = -3.0 · -2.0 → 6.0
b.grad += a · e.grad = 2.0 · -2.0 → -4.0
END
}

@test "gradients start at 0, and the session's own stay as they were" {
    run "$MGRAD" -e "$LESSON; backward L; backward L; L.data = 5; step L > steps.html
print(a.grad, L.grad, L.data); grad a"
    [ "$status" -eq 0 ]
    [ "$output" = "note: data were assigned after this graph was computed: the page shows the data that forward computes
12.0 1.0 5.0
dL/da = 12.0" ]
    rules steps.html | grep -qx 'a.grad += b · e.grad = -3.0 · -2.0 → 6.0'
    rules steps.html | grep -qx 'L = d\*f = -8.0'
}

@test "the page is complete, loads nothing, and is the same on every run" {
    "$MGRAD" -e "$LESSON; step L > one.html"
    "$MGRAD" -e "$LESSON; step L > two.HTML"
    cmp one.html two.HTML
    [ "$(wc -c < one.html)" -lt 100000 ]
    [ "$(head -c 15 one.html)" = '<!DOCTYPE html>' ]
    [ "$(tail -n 1 one.html)" = '</html>' ]
    [[ $(cat one.html) != *@JSON@* ]]
    run ! grep -E 'src=|url\(["h]|@import|href="h' one.html
    grep -q 'aria-live="polite"' one.html
}

@test "the numbers in the boxes have four places, or six digits if they are large" {
    "$MGRAD" -e 'a = -1e300; b = 1234567.5; L = a + b + 1e6; step L > steps.html'
    for number in -1e+300 1234567.5000 1000000.0000 -1e+300; do
        grep -qF "\"data\":\"$number\"" steps.html
    done
    "$MGRAD" -e 'a = 1e9; L = a*a; step L > steps.html'
    grep -qF '"grads":[[1,"2e+09"]]' steps.html
}

@test "labels with any bytes do not end a script" {
    cat > names.mg <<'END'
a = Value(1.0, label="</script><script>alert(1)</script>")
b = Value(2.0, label="]]>\"'\\<!--\n&amp;")
L = a * b
step L > names.html
text = chr(0) + chr(1) + chr(27) + chr(127) + chr(8232) + chr(1114111) + "é"
step L*Value(3.0, label=text) > bytes.html
END
    "$MGRAD" names.mg
    for page in names bytes; do
        [ "$(grep -o '<script' $page.html | wc -l)" -eq 3 ] # two texts and the program
        [ "$(grep -o '</script' $page.html | wc -l)" -eq 3 ]
        run ! grep -q '<!--.*&amp;' $page.html
        iconv -f UTF-8 -t UTF-8 $page.html > /dev/null
    done
}

@test "another ending is an error" {
    for name in g.svg steps html steps.html.png .html; do
        run --separate-stderr "$MGRAD" -e "$LESSON; step L > $name"
        [ "$status" -eq 1 ]
        [[ "$stderr" == *"step writes a page, and '$name' does not end in .html"* ]]
        [[ "$stderr" == *'type: step L > steps.html'* ]]
    done
    [ -z "$(ls -A)" ]
}

@test "a graph that is too large is an error" {
    run --separate-stderr "$MGRAD" -e 'a = 1.0; L = a; for i in range(501) { L = L*a }; step L > steps.html'
    [ "$status" -eq 1 ]
    [[ "$stderr" == *'backward takes 501 steps here, but a page shows at most 500: step a part of it'* ]]
    [ -z "$(ls)" ]
}

@test "without Graphviz the old page is kept" {
    echo old > steps.html
    MGRAD_RENDER=/nonexistent run --separate-stderr "$MGRAD" -e "$LESSON; step L > steps.html"
    [ "$status" -eq 1 ]
    [[ "$stderr" == *"cannot draw 'steps.html': MGRAD_RENDER names '/nonexistent'"* ]]
    [ "$(cat steps.html)" = old ]
    printf '#!/bin/sh\ncat > /dev/null; printf "5\\nwrong"\n' > render
    chmod +x render
    MGRAD_RENDER=$PWD/render run --separate-stderr "$MGRAD" -e "$LESSON; step L > steps.html; L"
    [ "$status" -eq 1 ]
    [[ "$stderr" == *"cannot draw 'steps.html': Graphviz has found no places for the nodes"* ]]
    [ "$(cat steps.html)" = old ]
}
