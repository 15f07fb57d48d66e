#!/bin/bash
# memory.sh MGRAD: the peak memory of MGRAD while programs exceed --max-memory, or produce garbage
# only. Prints a table and fails if a peak is more than 16 MB above its limit, or if a program whose
# data fit in memory is stopped. Peaks are those of mgrad without its child processes.
#
#   LIMITS='10 30 100 500'   limits in MB
#   ONLY='graph|list'        the programs whose names match this extended regular expression
#
# The programs are in memory.txt. The functions below are programs that need other options or files.
set -uo pipefail
export LC_ALL=C MALLOC_ARENA_MAX=

mgrad=$(realpath "${1:?usage: memory.sh MGRAD}")
here=$(cd "$(dirname "$0")" && pwd)
limits=${LIMITS:-10 30 100 500}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc -O2 -o "$work/peak" "$here/peak.c" || exit 1
cd "$work" || exit 1

allowed=16384 # kilobytes above the limit
awk 'BEGIN { srand(1); for (i = 0; i < 1500000; i++) printf "%d,word%d,%.6f\n", i, i % 1000, rand() }' >words.csv

# ---- programs with other options; each receives the arguments of mgrad that set limits ----

own_comment() { { printf '#'; head -c 600000000 /dev/zero | tr '\0' x; } | run "$@" /dev/stdin; }
own_stdin() { head -c 1200000000 /dev/zero | tr '\0' ' ' | run "$@" -; }
own_text_of_statements() { yes 'a = 2.0*b + f(3, [4, 5])' | head -c 600000000 | run "$@" -; }
own_check() { yes 'def f(a) { return a*2.0 + [a, a][0] }' | head -c 600000000 | run --check "$@" -; }
own_text_of_names() { seq 1 40000000 | sed 's/.*/a&=&/' | run "$@" -; }
own_brackets() { { yes '[1, 2, 3],' | head -c 600000000; } | { printf 'x = ['; cat; } | run "$@" -; }
own_long_string() { { printf 's = "'; head -c 600000000 /dev/zero | tr '\0' 'x'; printf '"'; } | run "$@" -; }
own_import() { { printf '#'; head -c 600000000 /dev/zero | tr '\0' x; } >big.mg; run "$@" -e 'import "big.mg"'; rm big.mg; }
own_test_output() { echo 'while true { print "a line of output" }' >t.mg; run --test "$@" t.mg; }
own_test_results() { yes '1 + 1 #=> 2' | head -n 300000 >t.mg; run --test "$@" t.mg; }
own_test_failures() { yes 'print "x"*100000 #=> y' | head -n 3000 >t.mg; run --test "$@" t.mg; }
own_test_comments() { { echo 1; yes '#=> 1' | head -n 3000000; } >t.mg; run --test "$@" t.mg; }
own_prompt() { { echo 'let xs = []'; yes 'xs.append("x"*100000)' | head -n 8000; } | run -q -i --no-rc "$@"; }
own_transcript() { { yes 'a = "{1}"; print "a line of text"' | head -n 100000; echo transcript '> "t.mg"'; } | run -q -i --no-rc "$@"; }
own_pasted_line() { { printf 'x = "'; head -c 600000000 /dev/zero | tr '\0' x; echo '"'; } | run -q -i --no-rc "$@"; }
own_input() { head -c 600000000 /dev/zero | tr '\0' x | run "$@" -e 'input()'; }
own_sandbox() { run --sandbox "$@" -e 'let xs = []; while true { xs.append("x"*1000) }'; }
own_sandbox_graph() { run --sandbox "$@" -e 'x = 1.0; while true { x = x*1.5 }'; }

# ---- measuring ----

run() { # ARGUMENT...: runs mgrad; the peak is in `out`, the status in `status`
    "$work/peak" out "$mgrad" "$@" >said 2>complaint
    echo $? >status
}

report() { # NAME LIMIT
    local peak status over verdict=''
    peak=$(<out) status=$(<status)
    over=$((peak - $2 * 1024))
    [ "$over" -le "$allowed" ] || verdict='TOO MUCH'
    case $1 in 'fits: '*) [ "$status" -eq 0 ] || verdict="STOPPED: $(head -n 1 complaint | cut -c 1-80)" ;; esac
    [ "$status" -lt 120 ] || verdict="status $status"
    [ -z "$verdict" ] || echo 1 >>failed
    printf '| %-40s | %5d MB | %7.1f MB | %+7.1f MB | %3d | %s\n' "$1" "$2" "$((peak * 10 / 1024))e-1" \
        "$((over * 10 / 1024))e-1" "$status" "$verdict"
    [ -z "${VERBOSE:-}" ] || head -n 1 complaint | cut -c 1-150
}

measure() { # NAME COMMAND...
    local limit name=$1
    shift
    [[ $name =~ ${ONLY:-.} ]] || return 0
    for limit in $limits; do
        "$@" --max-memory "${limit}M" --timeout "${SECONDS_EACH:-60}"
        report "$name" "$limit"
    done
}

program() { run "$@" program.mg; }

printf '| %-40s | %8s | %10s | %10s | %s\n' program limit peak over end
while IFS= read -r name; do
    awk -v name="== $name" '/^==/ { mine = $0 == name; next } mine' "$here/memory.txt" >program.mg
    measure "$name" program
done < <(sed -n 's/^== //p' "$here/memory.txt")
for own in $(compgen -A function own_); do
    name=${own#own_}
    measure "${name//_/ }" "$own"
done
[ ! -e failed ] || { echo "memory: $(wc -l <failed) failures"; exit 1; }
