#!/bin/bash
# instructions.sh MGRAD [OTHER]: the number of instructions that MGRAD, and OTHER, execute for small fixed
# workloads. Unlike times, these counts repeat exactly on a busy machine, so they show a
# change of 1 %. They do not show waiting for memory: run.sh measures that. Needs valgrind.
#
#   ONLY='start moons …'   some of the workloads
set -euo pipefail
export LC_ALL=C

here=$(cd "$(dirname "$0")" && pwd)
command -v valgrind >/dev/null || { echo "instructions: install the package 'valgrind'" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# ---- workloads: each prints the arguments of mgrad, one per line ----

start() { printf '%s\n' -e 'print 1'; }
moons_rebuilt() { printf '%s\n' "$here/moons.mg" rebuilt; }
moons_replayed() { printf '%s\n' "$here/moons.mg" replayed; }
random_graph() { printf '%s\n' "$here/random.mg" 100000 1; }
chain() { printf '%s\n' "$here/chain.mg" 100000; }
floats() {
    printf '%s\n' -e 'def f(n) { x = 0.5; k = 0; for i in range(n) { x = 3.7*x*(1.0 - x); if x > 0.5 { k += 1 } }; return x + k }; f(100000)'
}
calls() { printf '%s\n' -e 'def fib(n) { if n < 2 { return n }; return fib(n - 1) + fib(n - 2) }; fib(20)'; }
lists() {
    printf '%s\n' -e 'xs = [i % 7 for i in range(50000)]; let s = 0; for x in xs { s += x*x }; ys = sorted(xs); [s, ys[10], "{sum(ys)}"]'
}
training() { # nn and its optimiser
    printf '%s\n' -e 'import nn; random.seed(1); m = MLP(3, [4, 4, 1]); o = SGD(m.parameters(), lr=0.1); for k in range(50) { o.zero_grad(); L = sum([(m([0.1*i, 1.0, -0.5]) - 0.2*i)**2 for i in range(4)]); backward L; o.step() }; L.data'
}
source_text() { # lexer, parser and compiler
    seq 3000 | awk '{ printf "def f%d(a, b=%d) { if a > b { return [a*b + c for c in range(3)] }; return \"{a} of {b}\" }\n", $1, $1 }' >"$work/source.mg"
    printf '%s\n' --check "$work/source.mg"
}
drawing() {
    printf '%s\n' -e "a = 1.5; x = a; for i in range(2000) { x = (x*a + i).tanh() }; backward x; draw x > $work/x.dot"
}

count() { # MGRAD WORKLOAD
    mapfile -t arguments < <("$2")
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$1" "${arguments[@]}" </dev/null 2>&1 >"$work/said" |
        sed -n 's/^.*Collected : *//p' | head -1
}

printf '| workload | instructions |%s\n' "${2:+ other | ratio |}"
printf '| --- | ---: |%s\n' "${2:+ ---: | ---: |}"
for workload in ${ONLY:-start moons_rebuilt moons_replayed random_graph chain floats calls lists training source_text drawing}; do
    mine=$(count "$1" "$workload")
    [ -n "$mine" ] || { echo "instructions: $workload failed" >&2; exit 1; }
    if [ -n "${2:-}" ]; then
        awk -v name="$workload" -v a="$mine" -v b="$(count "$2" "$workload")" \
            'BEGIN { printf "| %s | %.0f | %.0f | %.3f |\n", name, a, b, a / b }'
    else
        printf '| %s | %d |\n' "$workload" "$mine"
    fi
done
