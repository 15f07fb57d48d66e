#!/bin/sh
# lessons.sh MGRAD FOLDER LESSON...: runs each lesson in its own folder below FOLDER, and writes
# FOLDER/index.html, which shows every picture next to the lines that made it.
#
# It fails if a lesson fails, if a line that names a picture made none, or if no line can be found
# for a picture.
set -eu

mgrad=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
folder=$2
shift 2

fail() {
    echo "lessons: $*" >&2
    exit 1
}

run_lesson() { # LESSON NAME
    lesson=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
    rm -rf "${folder:?}/$2"
    mkdir -p "$folder/$2"
    (cd "$folder/$2" && "$mgrad" "$lesson" >output.txt) || fail "$1 failed"
}

put_head() {
    cat <<'HTML'
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width"/>
<title>The lessons of mgrad, with their pictures</title>
<style>
body { margin: 1rem 2rem; font: 16px/1.45 sans-serif; color: #222; background: #fff; }
nav ol { columns: 20rem; padding: 0; list-style: none; }
section { border-top: 1px solid #bbb; }
.row { display: flex; flex-wrap: wrap; align-items: end; gap: 0 2rem; }
pre { max-height: 70rem; margin: .5rem 0; overflow: auto; font: 13px/1.4 monospace; }
pre i { color: #888; font-style: normal; user-select: none; }
.plot { flex: 1 1 26rem; max-width: 50rem; }
figure { margin: .5rem 0; }
img { max-width: 100%; max-height: 40rem; }
figcaption { color: #666; font-size: 13px; }
</style>
</head>
<body>
<h1>The lessons, with their pictures</h1>
HTML
}

# The title of a lesson is its first line: "# 5. Seeing the graph".
put_contents() { # LESSON...
    echo '<nav><ol>'
    for lesson; do
        name=$(basename "$lesson" .mg)
        sed -n "1{s/&/\&amp;/g; s/</\&lt;/g
            s|^# \(.*\)|<li><a href=\"#$name\">\1</a></li>|p}" "$lesson"
    done
    echo '</ol></nav>'
}

put_lesson() { # LESSON NAME
    pictures=$(cd "$folder/$2" && ls) name=$2 awk '
    function escape(text) {
        gsub(/&/, "\\&amp;", text); gsub(/</, "\\&lt;", text); gsub(/>/, "\\&gt;", text)
        gsub(/"/, "\\&quot;", text)
        return text
    }

    # The files written by a line such as `draw L > g.svg` or `draw L, frames=true >
    # "step-%02d.svg"`, as a pattern; "" if it writes no picture.
    function pattern_of(line) {
        if (line !~ /^ *(draw|plot|scatter|boundary|image)[ (]/) return ""
        if (!match(line, /> *"?[^";]*[.](svg|png)/)) return ""
        line = substr(line, RSTART + 1, RLENGTH - 1)
        gsub(/^ *"?/, "", line); gsub(/[.+*()]/, "[&]", line)
        gsub(/%[0-9]*d/, "[0-9]+", line); gsub(/[{][^}]*[}]/, ".*", line)
        return "^" line "$"
    }

    function put_pictures(pattern, line,    i, found) {
        printf "<div class=\"%s\">\n", line ~ /^ *draw/ ? "graph" : "plot"
        for (i = 1; i <= count; i++)
            if (picture[i] ~ pattern) {
                printf "<figure><a href=\"%s/%s\"><img src=\"%s/%s\" alt=\"%s\"/></a>", name,
                       picture[i], name, picture[i], escape(line)
                printf "<figcaption>%s</figcaption></figure>\n", picture[i]
                shown[i] = found = 1
            }
        print "</div>"
        if (!found) complain("line " FNR " made no picture: " line)
    }

    function complain(text) { print "lessons: " name ": " text > "/dev/stderr"; bad = 1 }

    # Writes the lines since the last picture, and the pictures of the last line.
    function put_lines(pattern, line) {
        if (lines ~ /[^ \n]/ || pattern != "") {
            print "<div class=\"row\">"
            printf "<pre>%s</pre>\n", lines
            if (pattern != "") put_pictures(pattern, line)
            print "</div>"
        }
        lines = ""
    }

    BEGIN { name = ENVIRON["name"]; count = split(ENVIRON["pictures"], picture, "\n") }
    NR == 1 {
        printf "<section id=\"%s\">\n<h2>%s</h2>\n", name, escape(substr($0, 3))
        next
    }
    NR == 2 && $0 == "#" { next }
    {
        lines = lines sprintf("<i>%3d</i>  %s\n", FNR, escape($0))
        if ((pattern = pattern_of($0)) != "") put_lines(pattern, $0)
    }
    END {
        put_lines("")
        print "</section>"
        for (i = 1; i <= count; i++)
            if (picture[i] ~ /[.](svg|png)$/ && !shown[i]) complain("which line made " picture[i] "?")
        exit bad
    }' "$1"
}

mkdir -p "$folder"
put_head >"$folder/index.new"
put_contents "$@" >>"$folder/index.new"
for lesson; do
    name=$(basename "$lesson" .mg)
    run_lesson "$lesson" "$name"
    put_lesson "$lesson" "$name" >>"$folder/index.new"
done
echo '</body></html>' >>"$folder/index.new"
mv "$folder/index.new" "$folder/index.html"
echo "The lessons and their pictures are in $folder/index.html"
