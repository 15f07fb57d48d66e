#!/bin/sh
# check-cycles.sh BUILD OBJECT...: no two source files call each other, directly or through others,
# except where the language itself is recursive. Reads the symbols of the objects, whose names are
# relative to the folder BUILD.
set -eu

# Files that may call each other, as patterns.
RECURSIVE='
^syntax/parse_       statements contain expressions, and these contain statements of a function
^compile/(expr|call|pattern)$   an expression contains calls, and these contain expressions
'

cd "$1"
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
nm -A "$@" |
    RECURSIVE=$RECURSIVE awk '
    BEGIN {
        count = split(ENVIRON["RECURSIVE"], lines, "\n")
        for (i = 1; i <= count; i++) if (split(lines[i], word, " ") > 0) group[++groups] = word[1]
    }
    {
        file = $1; sub(/\.o:.*/, "", file)
        if ($(NF - 1) ~ /^[TDRB]$/) defined[$NF] = file
        else if ($(NF - 1) ~ /U$/) { used++; user[used] = file; symbol[used] = $NF }
    }
    function is_recursive(a, b,    i) {
        for (i = 1; i <= groups; i++) if (a ~ group[i] && b ~ group[i]) return 1
        return 0
    }
    END {
        for (i = 1; i <= used; i++) {
            to = defined[symbol[i]]
            if (to != "" && to != user[i] && !is_recursive(user[i], to)) print user[i], to
        }
    }' >"$work/calls"
[ -s "$work/calls" ] || { echo 'check-cycles: found no objects' >&2; exit 1; }
if ! tsort "$work/calls" >/dev/null 2>"$work/cycles"; then
    # tsort reports a cycle each time it breaks it.
    awk '/contains a loop/ { print cycle; cycle = "files that call each other:"; next }
         { cycle = cycle " " $NF } END { print cycle }' "$work/cycles" | sort -u | sed '/^$/d'
    exit 1
fi
echo "check-cycles: no cycles among $(cut -d ' ' -f 1 "$work/calls" | sort -u | wc -l) files that call others"
