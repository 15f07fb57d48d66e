#!/bin/sh
# fuzz.sh SECONDS SEED TARGET...: builds the targets with clang's libFuzzer and runs each for its share of
# the time, on its corpus, on the tests and on generated programs. Inputs that break a target are saved
# in build/fuzz/found. Copy them into tests/fuzz/crashes/TARGET, so that `make test` replays them.
set -eu
cd "$(dirname "$0")/../.."
seconds=$1 seed=$2
shift 2
command -v clang >/dev/null || { echo 'fuzz: clang is not there: nothing is fuzzed' >&2; exit 77; }
share=$((seconds / $#))
[ "$share" -gt 0 ] || share=1
# Full reports would halve the speed. To get one, run the finding again.
export ASAN_OPTIONS=quarantine_size_mb=16:malloc_context_size=3
found=build/fuzz/found
mkdir -p "$found" build/fuzz/generated

env -u MAKEFLAGS -u MAKELEVEL make MODE=fuzz CC=clang replays
perl tests/fuzz/generate.pl grammar/mg.ebnf build/fuzz/generated 500 "$seed"

seeds_of() { # TARGET
    case $1 in
    parse | program) echo tests/lang tests/error build/fuzz/generated ;;
    checked) echo tests/lang ;;
    data) echo tests/data ;;
    esac
}

status=0
for target in "$@"; do
    mkdir -p "build/fuzz/corpus/$target" "tests/fuzz/corpus/$target"
    seeds=$(for f in $(seeds_of "$target"); do [ ! -d "$f" ] || echo "$f"; done)
    # shellcheck disable=SC2086
    build/fuzz/fuzz/"$target" -seed="$seed" -max_total_time="$share" -timeout=20 -rss_limit_mb=1024 -max_len=4096 -entropic=0 \
        -dict=tests/fuzz/mg.dict -artifact_prefix="$found/$target-" -print_final_stats=1 \
        "build/fuzz/corpus/$target" "tests/fuzz/corpus/$target" $seeds \
        >"build/fuzz/$target.log" 2>&1 || status=1
    printf '%-8s %10s executions, %5s places of the code, %s\n' "$target" \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/$target.log")" \
        "$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "build/fuzz/$target.log" | tail -1)" \
        "$(find "$found" -name "$target-*" | wc -l) findings"
done
[ "$status" -ne 0 ] || exit 0

# A log of CI is all that is left of its run, so it gets everything that repeats a finding.
for input in "$found"/*; do
    [ -e "$input" ] || continue
    echo "fuzz: $input; to repeat it: base64 -d >input; build/fuzz/fuzz/TARGET input" >&2
    base64 "$input" >&2
done
grep -hE 'fuzz:|SUMMARY|runtime error|^ +#[0-9] ' build/fuzz/*.log | head -60 >&2
exit "$status"
