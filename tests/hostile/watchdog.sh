#!/bin/sh
# watchdog.sh MGRAD COUNT SEED: runs hostile files and COUNT mutated programs under limits, in every mode,
# and checks messages, statuses, time and memory. Half of the mutated programs are tests and lessons, half
# follow the grammar. Wrong runs are printed, and their files are kept in build/watchdog.
# This needs the release build, a machine that does nothing else, and 1 GB of the disk for a while.
set -eu
cd "$(dirname "$0")/../.."
mgrad=$1 count=$2 seed=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p build/watchdog "$work/hostile" "$work/grammar" "$work/mutants"
perl tests/hostile/make.pl "$work/hostile" texts endless large >"$work/said"
perl tests/fuzz/generate.pl grammar/mg.ebnf "$work/grammar" 500 "$seed"
half=$((count / 2))
perl tests/fuzz/mutate.pl "$work/mutants" $((count - half)) "$seed" \
    tests/lang/*/*.mg tests/error/*/*.mg scripts/lessons/*.mg
perl tests/fuzz/mutate.pl "$work/mutants" "$half" $((seed + count - half)) "$work"/grammar/*.mg

status=0
for files in hostile mutants; do
    printf '\n%s\n\n' "$files"
    find "$work/$files" -type f -print0 | sort -z |
        xargs -0 -r -n 100000 perl tests/hostile/watchdog.pl --timeout=0.4 --measure --keep=build/watchdog \
            --modes=test,check,stdin,sandbox,sandbox-test "$mgrad" || status=1
done
exit "$status"
