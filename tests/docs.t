#!/bin/sh
# docs.t: the examples of the documents do what the documents say. Every block marked mg of the
# language's reference is a checked script.
. "$(dirname "$0")/tap.sh"
cd "$work" || exit 1

# Each block into a file of its own, named by the line on which it begins.
awk '/^```mg$/ { file = sprintf("line-%04d.mg", NR); inside = 1; next }
     /^```$/ { inside = 0 }
     inside { print > file }' "$root/docs/language.md"

for block in line-*.mg; do
    "$mgrad" --test "$block" >said 2>&1
    ok $? "docs/language.md, $block"
done
echo "1..$count"
