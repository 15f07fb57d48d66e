#!/bin/bash
# networks.sh MGRAD: what a training step of small networks costs beside dense loops and the bare tape:
# instructions, counted by valgrind, and times. Prints a table in Markdown. The instructions of a step
# are the difference between runs with and without steps, divided by the steps.
#
#   ROUNDS=5              rounds of times: programs run in turn; 0: only instructions
#   ONLY='tiny image'     some of the networks of networks.txt
#   OUT=build/bench       the folder for programs and data
set -euo pipefail
export LC_ALL=C

mgrad=$(realpath "${1:?usage: networks.sh MGRAD}")
here=$(cd "$(dirname "$0")" && pwd)
work=${OUT:-$here/../../build/bench}
rounds=${ROUNDS:-5}
command -v valgrind >/dev/null || { echo "networks: install the package 'valgrind'" >&2; exit 1; }
mkdir -p "$work"

compile() { # SOURCE PROGRAM FLAG…
    local source=$1 program=$2
    shift 2
    "${CC:-cc}" -std=c11 -D_POSIX_C_SOURCE=200809L -O2 -ffp-contract=off -Wall -Wextra "$@" \
        -o "$work/$program" "$here/$source.c" -lm
}

# ---- a network: the variables name, act, out, samples, batch, steps and sizes ----

compile_loops() {
    local layers='' parameters=0 units=0 i
    local -a flags
    for ((i = 1; i < ${#sizes[@]}; i++)); do
        layers+="L(${sizes[i - 1]}, ${sizes[i]}) "
        parameters=$((parameters + (sizes[i - 1] + 1) * sizes[i]))
        units=$((units + sizes[i]))
    done
    flags=("-DSIZES=$layers" "-DINPUTS=${sizes[0]}" "-DOUTPUTS=${sizes[-1]}" "-DPARAMETERS=$parameters"
        "-DUNITS=$units" "-DSAMPLES=$samples" "-DBATCH=$batch")
    [ "$act" != relu ] || flags+=(-DRELU)
    [ "$out" != tanh ] || flags+=(-DTANH_OUT)
    compile network "rows-$name" "${flags[@]}"
    compile network "transposed-$name" "${flags[@]}" -DTRANSPOSED
}

# Sets `command` to that of a program, with a number of steps.
command_of() { # PROGRAM STEPS
    local data=$work/$name.txt
    case $1 in
    rows | transposed) command=("$work/$1-$name" "$2" "$data") ;;
    tape) command=("$work/network_tape" "$act" "$out" "$samples" "$batch" "$2" "$data" "${sizes[@]}") ;;
    *) command=("$mgrad" "$here/network.mg" "$1" "$act" "$out" "$samples" "$batch" "$2" "${sizes[@]}") ;;
    esac
}

instructions() { # PROGRAM STEPS
    command_of "$1" "$2"
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "${command[@]}" 2>&1 >"$work/said" </dev/null |
        sed -n 's/^.*Collected : *//p' | head -1
}

# A graph that is built once always has the same samples.
programs() {
    echo rebuilt plain rows transposed tape
    [ "$batch" -lt "$samples" ] || echo replayed model
}

# One line for each sample: kind, network, program, number.
count() {
    local program with without
    for program in $(programs); do
        without=$(instructions "$program" 0)
        with=$(instructions "$program" "$steps")
        printf 'count\t%s\t%s\t%d\n' "$name" "$program" $(((with - without) / steps))
        sed -n "s/^step [0-9]* loss /result\t$name\t$program\t/p" "$work/said" | tail -1
    done
}

# Seconds of a step: mgrad and the others print the time of all steps.
measure() {
    local program
    for program in $(programs); do
        command_of "$program" "$steps"
        "${command[@]}" </dev/null | awk -v OFS='\t' -v name="$name" -v program="$program" '
            BEGIN { scale["s"] = 1; scale["ms"] = 1e-3; scale["µs"] = 1e-6 }
            $1 == "=" { count = $3 }
            { unit = $2; sub(/,/, "", unit) }
            $1 ~ /^[0-9]/ && unit in scale { print "time", name, program, $1 * scale[unit] / count }'
    done
}

each_network() { # FUNCTION
    while read -r name act out samples batch steps sizes; do
        [[ $name != '#'* && " ${ONLY:-$name} " == *" $name "* ]] || continue
        read -ra sizes <<<"$sizes"
        "$1"
    done <"$here/networks.txt"
}

prepare() {
    compile_loops
    "$mgrad" "$here/network.mg" data "$act" "$out" "$samples" "$batch" "$steps" "${sizes[@]}" |
        sed -n 's/^data //p' >"$work/$name.txt"
}

compile network_tape network_tape
each_network prepare
{
    each_network count
    for round in $(seq "$rounds"); do
        echo "networks: round $round of $rounds" >&2
        each_network measure
    done
} >"$work/networks.tsv"
exec awk -f "$here/networks.awk" "$work/networks.tsv"
