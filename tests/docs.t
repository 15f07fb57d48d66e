#!/bin/sh
# docs.t: the examples of the documents do what the documents say. Every block marked mg of the language's
# reference is a checked script.
root=$(cd "$(dirname "$0")/.." && pwd)
mgrad=${MGRAD:-$root/build/release/mgrad}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
count=0

# Each block into a file of its own, named by the line on which it begins.
awk '/^```mg$/ { file = sprintf("line-%04d.mg", NR); inside = 1; next }
     /^```$/ { inside = 0 }
     inside { print > file }' "$root/docs/language.md"

for block in line-*.mg; do
    count=$((count + 1))
    if "$mgrad" --test "$block" >said 2>&1; then
        echo "ok $count - docs/language.md, $block"
    else
        sed 's/^/# /' said
        echo "not ok $count - docs/language.md, $block"
    fi
done
echo "1..$count"
