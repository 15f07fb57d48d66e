#!/bin/bash
# run.sh MGRAD: measures mgrad, programs in C that bound it, and the installed peers: Lua 5.4, PyTorch,
# ADOL-C. Prints tables in Markdown and writes build/bench/bench.json. Needs GNU time (package `time`)
# and a C compiler. docs/performance.md describes the measurements.
#
#   ROUNDS=5                              the number of rounds; programs run in turn
#   ONLY='moons random chain plain start' some of the workloads
#   LARGEST=100000000                     the largest graph, in nodes
#   PEERS='Lua PyTorch ADOL-C'            the peers to use if installed
#   OUT=build/bench  CC=cc  CXX=c++
set -euo pipefail
export LC_ALL=C

mgrad=$(realpath "${1:?usage: run.sh MGRAD}")
here=$(cd "$(dirname "$0")" && pwd)
rounds=${ROUNDS:-5}
only=${ONLY:-moons random chain plain start}
largest=${LARGEST:-100000000}
peers=${PEERS-Lua PyTorch ADOL-C}
work=${OUT:-$here/../../build/bench}
samples=$work/samples.tsv

fail() {
    echo "bench: $*" >&2
    exit 1
}

sample() { # FIELD…
    (IFS=$'\t'; echo "$*") >>"$samples"
}

# ---- one run of one program ----

# bench.h describes the output of a program. Peak memory is the resident set reported by the system.
measure() { # GROUP PROGRAM COMMAND…
    local group=$1 program=$2
    shift 2
    /usr/bin/time -q -o "$work/peak" -f %M "$@" >"$work/said" || fail "this failed: $*"
    sample peak "$group" "" "$program" "$round" "$(tail -1 "$work/peak")"
    awk -v OFS='\t' -v group="$group" -v program="$program" -v round="$round" '
        BEGIN { scale["s"] = 1; scale["ms"] = 1e-3; scale["µs"] = 1e-6 }
        $1 == "=" { name = $2; count = $3 }
        $1 == "step" { sub(/,/, "", $4); print "result", group, "loss " $2, program, round, $4 }
        $1 == "result" { print $1, group, $2, program, round, $3 }
        { unit = $2; sub(/,/, "", unit) }
        $1 ~ /^[0-9]/ && unit in scale {
            printf "time\t%s\t%s\t%s\t%s\t%.6g\n", group, name, program, round, $1 * scale[unit] / count
        }' "$work/said" >>"$samples"
}

# A virtual machine may have to request unused memory from its host, which can take longer than
# everything measured here. So this touches as much memory as a program needs before the program runs,
# in huge pages like those of the graph.
use_memory() { # BYTES
    "$work/tape" touch "$1"
}

measure_graph() { # NODES GROUP PROGRAM COMMAND…
    local nodes=$1 bytes_each=40
    shift
    [ "$nodes" -lt 1000000 ] || use_memory $((nodes * bytes_each))
    measure "$@"
}

# ---- preparations ----

compile() { # NAME
    "${CC:-cc}" -std=c11 -D_POSIX_C_SOURCE=200809L -O2 -ffp-contract=off -Wall -Wextra \
        -o "$work/$1" "$here/$1.c" -lm || fail "$1.c does not compile"
}

# Each sets a variable to the program that runs the peer, or fails.
find_Lua() {
    lua=$(type -P lua5.4)
}

find_PyTorch() {
    for python in python3 /usr/bin/python3; do
        "$python" -c 'import torch' 2>"$work/said" && return
    done
    python=
    return 1
}

find_ADOL-C() {
    "${CXX:-c++}" -O2 -ffp-contract=off -o "$work/moons_adolc" "$here/moons_adolc.cpp" -ladolc \
        2>"$work/said" && adolc=$work/moons_adolc
}

find_peers() {
    local peer
    lua='' python='' adolc=''
    for peer in $peers; do
        "find_$peer" && continue
        echo "bench: $peer is not installed: skipped" >&2
        sample machine "$peer" "" "" 0 "not installed"
    done
}

version_of() { # COMMAND…: the first line of its output
    "$@" 2>&1 | sed -n 1p
}

describe_machine() {
    sample machine processor "" "" 0 "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | sort -u)"
    sample machine processors "" "" 0 "$(nproc)"
    sample machine memory "" "" 0 "$(awk '/^MemTotal/ { printf "%.0f GB", $2 * 1024 / 1e9 }' /proc/meminfo)"
    sample machine system "" "" 0 "$(uname -srm)"
    sample machine "load at the start" "" "" 0 "$(cut -d ' ' -f 1 /proc/loadavg)"
    sample machine date "" "" 0 "$(date -u +%Y-%m-%d)"
    sample machine mgrad "" "" 0 "$(version_of "$mgrad" --version)"
    sample machine compiler "" "" 0 "$(version_of "${CC:-cc}" --version)"
    [ -z "$lua" ] || sample machine Lua "" "" 0 "$(version_of "$lua" -v)"
    [ -z "$python" ] ||
        sample machine PyTorch "" "" 0 "$("$python" -c 'import torch; print(torch.__version__)')"
    [ -z "$adolc" ] || sample machine ADOL-C "" "" 0 "$(version_of pkg-config --modversion adolc)"
}

# ---- workloads: each runs its programs once, in turn ----

moons() {
    use_memory $((64 << 20))
    measure moons rebuilt "$mgrad" "$here/moons.mg" rebuilt
    measure moons tape "$work/tape" moons "$work/moons.txt"
    measure moons replayed "$mgrad" "$here/moons.mg" replayed
    measure moons loops "$work/loops" "$work/moons.txt"
    [ -z "$python" ] || measure moons PyTorch "$python" "$here/moons_torch.py" "$work/moons.txt"
    [ -z "$adolc" ] || measure moons ADOL-C "$adolc" "$work/moons.txt"
}

random() {
    local nodes repeats
    while read -r nodes repeats; do
        [ "$nodes" -le "$largest" ] || continue
        measure_graph "$nodes" "random $nodes" mgrad "$mgrad" "$here/random.mg" "$nodes" "$repeats"
        measure_graph "$nodes" "random $nodes" tape "$work/tape" random "$nodes" "$repeats"
    done <<<'1000 1000
10000 100
100000 20
1000000 5
10000000 2'
}

# The largest chain takes 4 GB, so it is built only once, and only if they are free.
chain() {
    local nodes available
    available=$(awk '/^MemAvailable/ { print $2 }' /proc/meminfo)
    for nodes in 100000 2000000 10000000 100000000; do
        [ "$nodes" -le "$largest" ] || continue
        if [ "$nodes" -eq 100000000 ]; then
            [ "$round" -eq 1 ] && [ "$available" -gt 6000000 ] || continue
        fi
        measure_graph "$nodes" "chain $nodes" mgrad "$mgrad" "$here/chain.mg" $((nodes / 2))
        measure_graph "$nodes" "chain $nodes" tape "$work/tape" chain $((nodes / 2))
    done
}

plain() {
    measure plain mgrad "$mgrad" "$here/plain.mg"
    [ -z "$lua" ] || measure plain Lua "$lua" "$here/plain.lua"
}

start_once() { # PROGRAM SAMPLE COMMAND…
    local program=$1 number=$2 before=${EPOCHREALTIME/./}
    shift 2
    "$@" >"$work/said"
    sample time start process "$program" "$number" "$((${EPOCHREALTIME/./} - before))e-6"
}

start() {
    local number true
    true=$(type -P true)
    for number in $(seq $((20 * round - 19)) $((20 * round))); do
        start_once true "$number" "$true"
        start_once mgrad "$number" "$mgrad" -e 'print 1'
    done
}

# ---- all of it ----

mkdir -p "$work"
: >"$samples"
/usr/bin/time -q true 2>/dev/null || fail "install the package 'time'"
compile tape
compile loops
"$mgrad" "$here/moons.mg" data | sed -n 's/^data //p' >"$work/moons.txt"
find_peers
describe_machine
# Workloads that use gigabytes come last: new memory is slow for some seconds after them.
for workloads in 'moons plain start' 'random chain'; do
    for round in $(seq "$rounds"); do
        for workload in $workloads; do
            [[ " $only " != *" $workload "* ]] && continue
            echo "bench: round $round of $rounds, $workload" >&2
            "$workload"
        done
    done
done
exec awk -v json="$work/bench.json" -f "$here/report.awk" "$samples"
