#!/bin/sh
# differential.t: random programs give the same results as the reference, with the sanitizers and with
# a collection at every safe point. MODE=plain prints and draws the same as the release build.
root=$(cd "$(dirname "$0")/../.." && pwd)
differential=tests/differential/differential
count=0
for part in 'sanitize 400 1' 'gcstress 150 1001'; do
    # The three words are meant to be split.
    # shellcheck disable=SC2086
    set -- $part
    said=$("$root/build/$1/$differential" "$2" "$3" 2>&1)
    [ $? -eq 0 ] || printf 'not '
    count=$((count + 1))
    echo "ok $count - $1: $(echo "$said" | sed -n 's/^\(not \)*ok 1 - //p')"
    echo "$said" | grep -v '^ok\|^1\.\.' | head -60 | sed 's/^/# /'
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
run_programs() { # MODE: all programs; their output, errors and pictures in the folder MODE
    mkdir "$work/$1"
    cd "$work/$1" || exit 1
    for program in ../programs/*.mg; do
        "$root/build/$1/mgrad" "$program" >"$(basename "$program").out" 2>&1 </dev/null
    done
}
mkdir "$work/programs"
"$root/build/sanitize/$differential" 120 2001 "$work/programs" >"$work/said"
(run_programs release)
(run_programs plain)
[ -f "$work/release/2001.mg.out" ] && differences=$(diff -r "$work/release" "$work/plain") || printf 'not '
count=$((count + 1))
echo "ok $count - plain: $(find "$work/programs" -name '*.mg' | wc -l) programs print and draw the same as in the release build"
echo "$differences" | head -60 | sed 's/^/# /'
echo "1..$count"
