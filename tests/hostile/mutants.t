#!/bin/sh
# mutants.t: tests with random changes. `make watchdog COUNT=100000` tries more.
. "$(dirname "$0")/watch.sh"
perl "$root/tests/fuzz/mutate.pl" "$work" 120 1 "$root"/tests/lang/*/*.mg "$root"/tests/error/*/*.mg
watch_all 120
