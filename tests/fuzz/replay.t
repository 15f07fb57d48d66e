#!/bin/sh
# replay.t: past findings and the corpus break no fuzz target. The targets are built with the sanitizers
# and leak detection, but without libFuzzer.
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root" || exit 1
said=$(mktemp)
trap 'rm -f "$said"' EXIT
count=0

for target in build/sanitize/fuzz/*; do
    [ -x "$target" ] && [ ! -d "$target" ] || continue
    name=${target##*/}
    inputs=$(find "tests/fuzz/crashes/$name" "tests/fuzz/corpus/$name" -type f 2>/dev/null | sort)
    [ -n "$inputs" ] || continue
    count=$((count + 1))
    # Names of inputs have no blanks.
    # shellcheck disable=SC2086
    if "$target" $inputs >"$said" 2>&1; then
        echo "ok $count - $name survives $(tail -1 "$said")"
    else
        echo "not ok $count - $name survives its inputs"
        sed 's/^/# /' "$said" | tail -40
    fi
done
echo "1..$count"
