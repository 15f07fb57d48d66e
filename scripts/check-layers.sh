#!/bin/sh
# check-layers.sh [FOLDER]: the floors of the house, and the proof that no source calls upstairs.
#
# The floors stand here and nowhere else. Behind each: what its files may include besides files of
# their own floor, as whole floors or single headers. Headers of one floor must not include each
# other in a circle. External libraries and malloc have one home each.
set -eu

FLOORS='
base:
graph:   base
view:    base graph
lang:    base graph
lib:     base graph view lang
session: base graph view lang lib
app:     base session/mgrad.h
render:  base
'

# A thing that only some files may use: a pattern of the code, a pattern of the files, what to say.
HOMES='
^ *# *include *[<"]readline/ | ^app/repl[^/]*$ | readline belongs to app/repl*.c
^ *# *include *[<"](graphviz/|gvc|cgraph|cdt|gvplugin) | ^render/ | Graphviz belongs to render/
^ *# *include *<png | ^app/sixel.c | libpng belongs to app/sixel.c
^ *# *include *[<"]seccomp | ^app/sandbox.c | libseccomp belongs to app/sandbox.c
(^|[^A-Za-z0-9_.>])(malloc|calloc|realloc|free|strn?dup) *[(] | ^(base/mem.c|render/|app/repl) | memory comes from base/mem.c
'

cd "${1:-src}"
FLOORS=$FLOORS HOMES=$HOMES awk '
function trim(text) { gsub(/^[ \t]+|[ \t]+$/, "", text); return text }
function floor_of(path) { return substr(path, 1, index(path, "/") - 1) }

function complain(text) { printf "%s:%d: %s\n", FILENAME, FNR, text; bad = 1 }

# The line without comments, and without what stands in quotes; the path of an include stays.
function code_of(line,    out, end) {
    out = ""
    while (line != "") {
        if (in_comment) {
            if (!(end = index(line, "*/"))) return out
            line = substr(line, end + 2); in_comment = 0
        } else if (line ~ /^\/\*/) { in_comment = 1; line = substr(line, 3) }
        else if (line ~ /^\/\//) return out
        else if (out !~ /include *$/ && match(line, quotes)) {
            out = out "\"\""; line = substr(line, RLENGTH + 1)
        } else { out = out substr(line, 1, 1); line = substr(line, 2) }
    }
    return out
}

function check_include(path) {
    if ((getline unused < path) < 0) complain("there is no " path)
    close(path)
    if (!((floor, floor_of(path)) in allowed) && !((floor, path) in allowed))
        complain(floor "/ must not include " path)
    if (FILENAME ~ /[.]h$/ && path ~ /[.]h$/) includes[FILENAME, path] = 1
}

# Takes away headers that include none that is left; what cannot be taken away stands in a circle.
function check_circles(    edge, ends, busy, again) {
    do {
        again = 0
        split("", busy)
        for (edge in includes) { split(edge, ends, SUBSEP); busy[ends[1]] = 1 }
        for (edge in includes) {
            split(edge, ends, SUBSEP)
            if (!(ends[2] in busy)) { delete includes[edge]; again = 1 }
        }
    } while (again)
    for (edge in includes) {
        split(edge, ends, SUBSEP)
        printf "%s: includes %s: a circle of headers, or on the way to one\n", ends[1], ends[2]
        bad = 1
    }
}

BEGIN {
    quotes = "^(\"([^\"\\\\]|\\\\.)*\"|\047([^\047\\\\]|\\\\.)*\047)"
    count = split(ENVIRON["FLOORS"], lines, "\n")
    for (i = 1; i <= count; i++) if (lines[i] != "") {
        split(lines[i], part, ":")
        allowed[part[1], part[1]] = known[part[1]] = 1
        n = split(part[2], below, " ")
        for (j = 1; j <= n; j++) allowed[part[1], below[j]] = 1
    }
    count = split(ENVIRON["HOMES"], lines, "\n")
    for (i = 1; i <= count; i++) if (lines[i] != "") {
        split(lines[i], part, " [|] ")
        homes++; pattern[homes] = part[1]; home[homes] = trim(part[2]); why[homes] = trim(part[3])
    }
}

FNR == 1 {
    floor = floor_of(FILENAME); in_comment = 0; files++
    if (!(floor in known)) complain(floor "/ is no floor of scripts/check-layers.sh")
}
{
    code = code_of($0)
    for (i = 1; i <= homes; i++)
        if (code ~ pattern[i] && FILENAME !~ home[i]) complain(why[i])
    if (match(code, /^ *# *include *"[^"]*"/)) {
        split(code, quoted, "\"")
        check_include(quoted[2])
    }
}
END {
    check_circles()
    if (!bad) printf "check-layers: %d files include only what stands below them\n", files
    exit bad
}' */*.[ch]
