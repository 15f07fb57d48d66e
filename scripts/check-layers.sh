#!/bin/sh
# check-layers.sh [FOLDER]: the layers of the sources, and the check that no file includes a header
# of a higher layer.
#
# A layer is a folder. This table is the only place that lists them: each row names a folder and
# what its files may include in addition to headers of the same folder: folders or single headers.
# Headers of one layer must not include each other in a cycle. Each external library, and malloc,
# may be used in one place only.
set -eu

LAYERS='
base:
source:         base
graph:          base
graph/fold:     base graph
graph/pass:     base graph graph/fold
syntax:         base source
heap:           base source graph graph/fold graph/pass
compile:        base source graph syntax heap
vm:             base source graph graph/fold syntax heap compile
formula:        base graph
view:           base graph
view/plot:      base
view/steps:     base graph view
lib:            base source graph syntax heap vm
lib/core:       base source graph graph/pass syntax heap vm lib
lib/data:       base source graph syntax heap vm lib lib/core
lib/draw:       base source graph graph/pass syntax heap vm lib lib/core view view/plot
lib/explain:    base source graph formula graph/fold graph/pass syntax heap vm lib lib/core lib/data lib/draw view view/plot view/steps
lib/prompt:     base source graph formula syntax heap vm lib lib/draw lib/explain
session:        base source graph syntax heap compile vm lib lib/core lib/data lib/draw lib/explain lib/prompt
host:           base session/mgrad.h
kernel:         base host session/mgrad.h
app/host:       base host session/mgrad.h
app/repl:       base host app/host session/mgrad.h
app/doctest:    base host app/host session/mgrad.h
app/cli:        base host app/host app/repl app/doctest session/mgrad.h
render:         base
'

# What only some files may use: a pattern of the code, a pattern of these files, a message.
RESTRICTED='
^ *# *include *[<"]readline/ | ^app/repl/repl[^/]*$ | readline belongs to app/repl/repl*.c
^ *# *include *[<"](graphviz/|gvc|cgraph|cdt|gvplugin) | ^render/ | Graphviz belongs to render/
^ *# *include *<png | ^render/sixel.c | libpng belongs to render/sixel.c
^ *# *include *<sixel | ^render/sixel.c | libsixel belongs to render/sixel.c
^ *# *include *[<"]seccomp | ^app/host/sandbox.c | libseccomp belongs to app/host/sandbox.c
^ *# *include *[<"]zmq | ^kernel/channel.c | libzmq belongs to kernel/channel.c
^ *# *include *[<"]cjson/ | ^kernel/ | cJSON belongs to kernel/
^ *# *include *[<"]openssl/ | ^kernel/crypto.c | libcrypto belongs to kernel/crypto.c
(^|[^A-Za-z0-9_.>])(malloc|calloc|realloc|free|strn?dup) *[(] | ^(base/mem.c|render/|app/repl/) | memory comes from base/mem.c
'

cd "${1:-src}"
LAYERS=$LAYERS RESTRICTED=$RESTRICTED awk '
function trim(text) { gsub(/^[ \t]+|[ \t]+$/, "", text); return text }
function layer_of(path) { sub(/\/[^\/]*$/, "", path); return path }

function complain(text) { printf "%s:%d: %s\n", FILENAME, FNR, text; bad = 1 }

# The line without comments and without quoted text. The path of an include stays.
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
    if (!((layer, layer_of(path)) in allowed) && !((layer, path) in allowed))
        complain(layer "/ must not include " path)
    if (FILENAME ~ /[.]h$/ && path ~ /[.]h$/) includes[FILENAME, path] = 1
}

# Removes headers that include none of those left. What cannot be removed is part of a cycle.
function check_cycles(    edge, ends, busy, again) {
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
        printf "%s: includes %s: a cycle of headers, or the way to one\n", ends[1], ends[2]
        bad = 1
    }
}

BEGIN {
    quotes = "^(\"([^\"\\\\]|\\\\.)*\"|\047([^\047\\\\]|\\\\.)*\047)"
    count = split(ENVIRON["LAYERS"], lines, "\n")
    for (i = 1; i <= count; i++) if (lines[i] != "") {
        split(lines[i], part, ":")
        allowed[part[1], part[1]] = known[part[1]] = 1
        n = split(part[2], below, " +")
        for (j = 1; j <= n; j++) allowed[part[1], below[j]] = 1
    }
    count = split(ENVIRON["RESTRICTED"], lines, "\n")
    for (i = 1; i <= count; i++) if (lines[i] != "") {
        split(lines[i], part, " [|] ")
        rules++; pattern[rules] = part[1]; users[rules] = trim(part[2]); message[rules] = trim(part[3])
    }
}

FNR == 1 {
    layer = layer_of(FILENAME); in_comment = 0; files++
    if (!(layer in known)) complain(layer "/ is not a layer of scripts/check-layers.sh")
}
{
    code = code_of($0)
    for (i = 1; i <= rules; i++)
        if (code ~ pattern[i] && FILENAME !~ users[i]) complain(message[i])
    if (match(code, /^ *# *include *"[^"]*"/)) {
        split(code, quoted, "\"")
        check_include(quoted[2])
    }
}
END {
    check_cycles()
    if (!bad) printf "check-layers: %d files include only lower layers\n", files
    exit bad
}' $(find * -name '*.[ch]')
