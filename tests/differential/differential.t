#!/bin/sh
# differential.t: random programs give the same results as the reference, with the sanitizers and with
# a collection at every safe point.
root=$(cd "$(dirname "$0")/../.." && pwd)
count=0
for part in 'sanitize 400 1' 'gcstress 150 1001'; do
    # The three words are meant to be split.
    # shellcheck disable=SC2086
    set -- $part
    said=$("$root/build/$1/tests/differential/differential" "$2" "$3" 2>&1)
    [ $? -eq 0 ] || printf 'not '
    count=$((count + 1))
    echo "ok $count - $1: $(echo "$said" | sed -n 's/^\(not \)*ok 1 - //p')"
    echo "$said" | grep -v '^ok\|^1\.\.' | head -60 | sed 's/^/# /'
done
echo "1..$count"
