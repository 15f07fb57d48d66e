# Control characters in names and in foreign text: shown as escapes, so that they neither change the
# terminal nor forge a line.

bats_require_minimum_version 1.5.0

setup() {
    MGRAD=${MGRAD:-$BATS_TEST_DIRNAME/../../build/release/mgrad}
    mkdir "$BATS_TEST_TMPDIR/here"
    cd "$BATS_TEST_TMPDIR/here"
    # A newline, an escape sequence, one that begins with U+009B, a byte that is not UTF-8, DEL.
    odd=$'a\nb\e[2J\xc2\x9b31m\xff\x7f'
    shown='a\x0Ab\x1B[2J\u{009B}31m\xFF\x7F'
}

# Runs a program with `odd` as its argument. Its error is exactly this line, after the place.
fails() { # MESSAGE TEXT
    run --separate-stderr "$MGRAD" -e "$2" "$odd"
    [ "$status" -eq 1 ]
    [ "$(printf '%s\n' "$stderr" | head -1 | cut -d' ' -f2-)" = "error: $1" ]
}

# Nothing in the file but printable UTF-8 and newlines.
printable() { # FILE
    [ -s "$1" ]
    iconv -f UTF-8 -t UTF-8 "$1" >/dev/null
    [ -z "$(LC_ALL=C tr -d '\n\t\040-\176\200-\377' <"$1" | od -An -c)" ]
    [ "$(LC_ALL=C grep -ac $'\xc2[\x80-\x9f]' "$1")" -eq 0 ]
}

@test "a file that cannot be read" {
    run --separate-stderr "$MGRAD" "$odd"
    [ "$status" -eq 2 ]
    [ "$stderr" = "mgrad: cannot read '$shown': no such file" ]
}

@test "every line of a report on a file" {
    printf 'def f(x) = x.wrong\nf("\e\xc2\x9b\xf0\x9f\x98\x80") + 1\n' >"$odd"
    run --separate-stderr "$MGRAD" "$odd"
    [ "$status" -eq 1 ]
    [ "$(printf '%s\n' "$stderr" | grep -v help:)" = \
"$shown:1:14: error: a string has no field 'wrong'
  1 | def f(x) = x.wrong
    |              ^
  f was called at $shown:2:1
  2 | f(\"\\x1B\\u{009B}😀\") + 1
    | ^" ]
}

@test "the caret is under its character, after the escapes" {
    printf '"\e\xc2\x9b" + zz\n' >x.mg
    run --separate-stderr "$MGRAD" x.mg
    [ "$(printf '%s\n' "$stderr" | sed -n 2,3p)" = '  1 | "\x1B\u{009B}" + zz
    |                  ^' ]
}

@test "a program from standard input, and one that is only checked" {
    printf 'x = "\e" + zz' >"$odd"
    run --separate-stderr "$MGRAD" <"$odd"
    [ "${stderr_lines[1]}" = '  1 | x = "\x1B" + zz' ]
    run --separate-stderr "$MGRAD" --check "$odd"
    [ "${stderr_lines[0]}" = "$shown:1:11: warning: unknown name 'zz'" ]
    [ "${stderr_lines[1]}" = '  1 | x = "\x1B" + zz' ]
}

@test "words of the command line" {
    refused() { # MESSAGE WORD...
        run --separate-stderr "$MGRAD" "${@:2}"
        [ "$status" -eq 2 ]
        [ "${stderr_lines[0]}" = "mgrad: $1" ]
    }
    refused "unknown option '--$shown'" "--$odd"
    refused "unknown option '-\\u{009B}'" $'-\xc2\x9b'
    refused "unknown option '-\\x1B'" $'-\e'
    refused "'--timeout' expects a number of seconds above 0, not '$shown'" --timeout "$odd"
}

@test "names of files in a program" {
    fails "cannot read '$shown': no such file" 'read_lines(argv[1])'
    fails "cannot read '$shown': no such file" 'run argv[1]'
    mkdir "$odd"
    fails "cannot write '$shown': is a folder" 'write_lines(argv[1], [])'
}

@test "strings of the program" {
    fails "float cannot read a number from '$shown'" 'float(argv[1])'
    fails "$shown" 'assert false, argv[1]'
    fails "$shown\\x0Aerror: forged" 'assert false, argv[1] + "\nerror: forged"'
}

@test "keys of dictionaries and elements of lists are written as Python writes them" {
    fails "the dictionary has no key 'a\\nb\\x1b[2J\\x9b31m\\xff\\x7f': it is empty" 'd = {}; d[argv[1]]'
    run "$MGRAD" -e '[argv[1]]' "$odd"
    [ "$output" = "['a\\nb\\x1b[2J\\x9b31m\\xff\\x7f']" ]
}

@test "cells of a CSV file" {
    printf '1,2\n3,x\e\xc2\x9b\n' >x.csv
    fails "x.csv:2:3: field 2 is 'x\x1B\u{009B}', not a number" 'read_csv("x.csv")'
}

@test "messages of gnuplot" {
    mkdir bin
    printf '#!/bin/sh\nprintf "line 1: no \\033[2J\\302\\233\\n" >&2\nexit 1\n' >bin/gnuplot
    chmod +x bin/gnuplot
    PATH=$PWD/bin:$PATH run --separate-stderr "$MGRAD" -e 'plot tanh > p.svg'
    [ "$status" -eq 1 ]
    [[ "${stderr_lines[0]}" == *'gnuplot says: no \x1B[2J\u{009B}' ]]
}

@test "messages of mgrad-render" {
    printf '#!/bin/sh\nprintf "Error: no \\033[2J\\302\\233\\n" >&2\nexit 1\n' >render
    chmod +x render
    MGRAD_RENDER=$PWD/render run --separate-stderr "$MGRAD" -e 'draw Value(1.0) > p.svg'
    [ "$status" -eq 1 ]
    [[ "${stderr_lines[0]}" == *'no \x1B[2J\u{009B}' ]]
    MGRAD_RENDER=$PWD/$odd run --separate-stderr "$MGRAD" -e 'draw Value(1.0) > p.svg'
    [[ "${stderr_lines[0]}" == *"MGRAD_RENDER names '$PWD/$shown', which cannot be run"* ]]
}

@test "mgrad-render's own messages, which quote the graph" {
    render=${MGRAD_RENDER_BIN:-$BATS_TEST_DIRNAME/../../build/release/mgrad-render}
    [ -x "$render" ] || skip "no mgrad-render here: built without Graphviz"
    printf 'digraph { \e[2J -> ! }' | "$render" svg >out 2>said && return 1
    printable said
    printf 'digraph { }' | "$render" $'x\e[2J' >out 2>said && return 1
    printable said
    grep -qF "format 'x\\x1B[2J'" said
}

@test "notes" {
    run --separate-stderr "$MGRAD" -e 'L = Value(1.0)*2; draw L, frames=true > "{argv[1]} %d.dot"' \
        "$odd"
    [ "$status" -eq 0 ]
    [ "$stderr" = "note: 2 pictures, from $shown 0.dot on" ]
}

@test "labels of Values in the terminal" {
    "$MGRAD" -e 'a = Value(2.0, argv[1]); L = a*a; backward L; draw L; grad a; dot L' "$odd" >said
    printable said
    grep -qF '├── a\nb\x1B[2J\u{009B}31m\xFF\x7F = 2.0' said
    grep -qF "dL/d$shown = 4.0" said
}

@test "labels and titles in pictures" {
    "$MGRAD" -e 'a = Value(2.0, argv[1]); L = a*a; draw L > g.dot; draw L > g.svg' \
        -e 'backward L; draw L, style="color" > h.svg; draw L, style="color" > h.dot' \
        -e 'plt.plot([1, 2], [3, 4], label=argv[1]); plt.legend()' \
        -e 'plt.title(argv[1]); plt.xlabel(argv[1]); plt.savefig("p.svg")' "$odd"
    for file in g.dot g.svg h.dot h.svg p.svg; do
        printable "$file"
    done
}

@test "titles in the terminal" {
    "$MGRAD" -e 'plt.plot([1, 2], [3, 4], label=argv[1]); plt.legend(); plt.title(argv[1]); plt.show()' \
        "$odd" >said
    printable said
}

@test "a program's own output is unchanged" {
    "$MGRAD" -e 'print argv[1]' "$odd" >said
    printf '%s\n' "$odd" | cmp - said
}
