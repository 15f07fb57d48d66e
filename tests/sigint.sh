#!/bin/sh
# sigint.sh [TIMES]: Ctrl-C at random moments of programs that compute, print, read and write files and
# draw with Graphviz and gnuplot. Each must end soon with status 130, and leave either a complete file
# or none, and no temporary file. `make interrupt` runs it.
set -eu

times=${1:-100}
root=$(cd "$(dirname "$0")/.." && pwd)
MGRAD=${MGRAD:-$root/build/release/mgrad}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
seq 1 200000 | sed 's/$/,2.5/' >rows.csv

PROGRAMS=12
# Program number $1. Each runs for ever.
program() {
    echo 'seed(1); a = 2.0; L = a; for i in range(60) { L = L*a + tanh(a) }; let data = nil'
    case $1 in
    0) echo 'while true { draw L > graph.svg }' ;;
    1) echo 'while true { draw L > graph.png }' ;;
    2) echo 'while true { plot [i*i for i in range(1000)] > plot.svg }' ;;
    3) echo 'while true { X, y = make_moons(3000); scatter X, y > moons.png }' ;;
    4) echo 'while true { dot L > graph.dot }' ;;
    5) echo 'while true { data = read_csv("rows.csv") }' ;;
    6) echo 'while true { print [i for i in range(1000)] }' ;;
    7) echo 'let ws = [Value(i) for i in range(50000)]; while true { save ws > weights.txt }' ;;
    8) echo 'while true { backward L; forward L; topo L; draw L }' ;;
    9) echo 'while true { data = "é" * 100000000 }' ;;
    10) echo 'data = "a" * 10000000; while true { (data + "b") in (data + data) }' ;;
    11) echo 'def noise(x) = random.random() - 0.5
              while true { boundary noise, [[0, 0], [1, 1]], grid=200 > noise.svg }' ;;
    esac
}

# An existing file is complete: it has the last line of its kind.
whole() { # FILE LAST-LINE
    [ ! -e "$1" ] || tail -c 200 "$1" | grep -aq "$2" || fail "$1 is cut off"
}

fail() {
    echo "sigint: program $((i % PROGRAMS)), round $i: $*" >&2
    exit 1
}

slowest=0
i=0
while [ "$i" -lt "$times" ]; do
    program $((i % PROGRAMS)) >program.mg
    after=$(awk -v seed="$i" 'BEGIN { srand(seed); printf "%03d", 50 + rand() * 400 }')
    before=$(date +%s%N)
    status=0
    timeout --preserve-status --kill-after=5 --signal=INT "0.$after" \
        "$MGRAD" program.mg >out 2>err || status=$?
    took=$((($(date +%s%N) - before) / 1000000 - ${after#"${after%%[!0]*}"}))
    [ "$took" -le "$slowest" ] || slowest=$took
    [ "$status" -eq 130 ] || fail "status $status: $(cat err)"
    [ "$took" -lt 2000 ] || fail "$took ms"
    [ -z "$(find . -name '.mgrad-*')" ] || fail 'a temporary file remains'
    whole graph.svg '</svg>'
    whole plot.svg '</svg>'
    whole noise.svg '</svg>'
    whole graph.png IEND
    whole moons.png IEND
    whole graph.dot '^}$'
    whole weights.txt '^49999.0$'
    i=$((i + 1))
done
echo "sigint: $times programs interrupted, the slowest ended after $slowest ms"
