#!/bin/bash
# limits.sh: the bounds that the program promises, measured in one run. Needs GNU time (package `time`).
#
#     start     `mgrad -e 'print 1'` against `true`: medians of whole processes, in turn
#     chain     x = x*a + b built in a loop and differentiated: nanoseconds and bytes a node
#     rebuild   a small graph rebuilt, differentiated and forgotten: peak memory as the loop grows
#
# Usage: tests/bench/limits.sh [MGRAD]
set -eu
mgrad=${1:-build/release/mgrad}
[ -x /usr/bin/time ] || { echo "limits.sh: install the package 'time'" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

microseconds() { # COMMAND…
    local start=${EPOCHREALTIME/./}
    "$@" >"$work/out"
    echo $((${EPOCHREALTIME/./} - start))
}

# SECONDS and KILOBYTES of a program.
cost() { # TEXT
    /usr/bin/time -o "$work/cost" -f '%e %M' "$mgrad" -e "$1" >"$work/out"
    cat "$work/cost"
}

for round in $(seq 41); do
    microseconds true >>"$work/true"
    microseconds "$mgrad" -e 'print 1' >>"$work/start"
done
printf 'start    %6d µs, true %6d µs (medians of 41)\n' "$(median <"$work/start")" "$(median <"$work/true")"

for iterations in 500000 5000000; do
    read -r seconds kilobytes <<<"$(cost "a = 1.0000001; b = 1e-9; x = 1.0
for i in range($iterations) { x = x*a + b }
backward x")"
    awk -v n=$((2 * iterations)) -v s="$seconds" -v k="$kilobytes" 'BEGIN {
        printf "chain    %8d nodes: %5.1f ns and %5.1f bytes a node\n", n, s / n * 1e9, k * 1024 / n }'
done

for iterations in 10000 1000000; do
    read -r seconds kilobytes <<<"$(cost "w = 0.5
for k in range($iterations) {
    L = (w*Value(1.0) - 2.0)**2
    zero_grad
    backward L
    w.data -= 0.1*w.grad
}")"
    printf 'rebuild  %8d steps: %6.2f s, %6d kB at most\n' "$iterations" "$seconds" "$kilobytes"
done
