#!/bin/sh
# bench.t: the benchmark runs, and it fails if one of its programs computes a different loss. The
# times of so short a run mean nothing.
. "$(dirname "$0")/tap.sh"

bench() { # MGRAD WORKLOADS
    ROUNDS=1 LARGEST=1000 PEERS='' OUT="$work/out" ONLY="$2" \
        "$root/tests/bench/run.sh" "$1" >"$work/said" 2>&1
}

# A copy of mgrad whose output is changed by a sed script.
falsify() { # SED-SCRIPT
    printf '#!/bin/sh\n"%s" "$@" | sed "%s"\n' "$mgrad" "$1" >"$work/false"
    chmod +x "$work/false"
}

bench "$mgrad" 'moons random start'
ok $? 'the script, the tape and the C loops compute the same losses, values and gradients'
grep -q '^| moons, replayed: mgrad / loops | 3 × | [0-9.]* × | ' "$work/said"
ok $? 'the table has a line for each bound'
grep -q '^| mgrad, rebuilt at every step | [0-9.]* | ' "$work/said"
ok $? 'the table has a line for each program'
grep -q '"group": "moons", "measure": "moons", "program": "loops", "median": [0-9.e-]*,' \
    "$work/out/bench.json"
ok $? 'the JSON file has the same rows'

falsify 's/^step 99 loss 0.01/step 99 loss 0.02/'
! bench "$work/false" moons && grep -q 'loss 99 of tape is 0.0109' "$work/said"
ok $? 'a different loss is an error'
falsify '/^step 99/d'
! bench "$work/false" moons && grep -q 'moons: tape gave 100 results' "$work/said"
ok $? 'a missing loss is an error'
falsify 's/^result grad2 .*/result grad2 1/'
! bench "$work/false" random && grep -q 'random 1000: grad2 of tape is' "$work/said"
ok $? 'a different gradient is an error'
echo "1..$count"
