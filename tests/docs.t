#!/bin/sh
# docs.t: the documents are right. Their examples run, and the names of functions and files that they
# mention exist.
. "$(dirname "$0")/tap.sh"
cd "$work" || exit 1

# Each block marked mg of the language reference is a checked script. Each gets its own file, named
# by the line on which the block begins.
awk '/^```mg$/ { file = sprintf("line-%04d.mg", NR); inside = 1; next }
     /^```$/ { inside = 0 }
     inside { print > file }' "$root/docs/language.md"

for block in line-*.mg; do
    "$mgrad" --test "$block" >said 2>&1
    ok $? "the example at $block of docs/language.md passes"
done

# The tables of builtins say what `help` says of each.
sed -n '/^### The graph$/,/^`math[.]` and/s/^| `\(.*\)` | \(.*\) | [^|]*|$/`\1` | \2/p' "$root/docs/language.md" >rows
sed 's/^`\([A-Za-z_.0-9]*\).*/print "@"; help \1/' rows >helps.mg
"$mgrad" helps.mg | awk '
    function put() { if (signature != "") print "`" signature "` | " text }
    /^@/ { put(); signature = text = ""; skip = 0; next }
    signature == "" { signature = $0; next }
    /^    derivative: / { sub(/^    derivative: /, ""); text = text "; derivative `" $0 "`"; next }
    /^    example: / { skip = 1 }
    !skip { sub(/^ +/, ""); text = text (text == "" ? "" : " ") $0 }
    END { put() }' >said
[ "$(wc -l <rows)" -gt 90 ] && diff rows said >differences
ok $? "docs/language.md: the tables of builtins $(head -3 differences)"

# The sessions of the README as checked scripts: output lines become #=>, an error becomes #!> and ends
# its session.
awk '/^    mg> / { if (!inside) file = sprintf("readme-%d.mg", ++sessions)
                   inside = 1; print substr($0, 9) >file; next }
     !/^    / { inside = 0 }
     !inside { next }
     /^    <input>.*error: / { sub(/.*error: /, ""); print "#!> " $0 >file; inside = 0; next }
     { print "#=> " substr($0, 5) >file }' "$root/README.md"
for session in readme-1.mg readme-2.mg; do
    "$mgrad" --test "$session" >said 2>&1
    ok $? "the session of the README in $session"
done
grep -q "^    $("$mgrad" --version), " "$root/README.md"
ok $? 'the version in the README'

# A name in backquotes that looks like a function or a type of ours must be in the sources. (`arg_`
# is a family of names, OP_SOFTSIGN an example, and no_new_privs Linux's.)
rm -f said
find "$root/src" -name '*.[ch]' -o -name '*.def' | xargs cat | grep -oE '[A-Za-z_][A-Za-z0-9_]*' |
    sort -u >words
for document in architecture embedding security reliability; do
    grep -v '^    ' "$root/docs/$document.md" | grep -oE '`[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]*`' |
        tr -d '`' | grep -v -x -e 'arg_' -e 'OP_SOFTSIGN' -e 'no_new_privs' | sort -u | comm -23 - words >unknown
    [ ! -s unknown ]
    ok $? "docs/$document.md names what exists $(tr '\n' ' ' <unknown)"
done
echo "1..$count"
