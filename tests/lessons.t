#!/bin/sh
# lessons.t: every line of a lesson that docs/lessons.md cites has the cited contents, and the page of
# the lessons shows every picture next to the line that made it.
. "$(dirname "$0")/tap.sh"

# check_citations GUIDE: prints the errors in it, by lines. A row of a table is
#     | section | figure or drawing | [file.mg:LINE](../scripts/lessons/file.mg#LLINE) |
# The cited line must contain the numbers of the figure, or the command of the drawing.
check_citations() {
    lessons="$root/scripts/lessons" awk '
    function line_of(file, wanted,    path, i, text) {
        path = ENVIRON["lessons"] "/" file
        for (i = 0; i < wanted; i++)
            if ((getline text < path) <= 0) { close(path); return "" }
        close(path)
        return text
    }

    function complain(text) { print "# line " FNR ": " text; bad = 1 }

    # The numbers in the first piece of code of the figure, up to an ellipsis.
    function check_figure(figure, cited,    piece) {
        if (!match(figure, /`[^`]*`/)) return 0
        piece = substr(figure, RSTART + 1, RLENGTH - 2)
        sub(/…+.*/, "", piece)
        if (piece !~ /[0-9][.][0-9]/) return 0
        while (match(piece, /-?[0-9]+[.][0-9]+/)) {
            if (!index(cited, substr(piece, RSTART, RLENGTH)))
                complain("no " substr(piece, RSTART, RLENGTH) " in: " cited)
            piece = substr(piece, RSTART + RLENGTH)
        }
        return 1
    }

    function check_row(figure, cited) {
        if (check_figure(figure, cited)) return
        if (figure ~ /drawn|drawing|plotted|before any step|after the|filled in|gradient 1$/ &&
            cited !~ /^(draw|plot|scatter|boundary) .*> /)
            complain("no drawing is made by: " cited)
    }

    function check_link(label, target, figure,    part, cited) {
        split(label, part, ":")
        if (target != "../scripts/lessons/" part[1] "#L" part[2])
            complain(label " leads to " target)
        cited = line_of(part[1], part[2] + 0)
        if (cited ~ /^ *$/) complain("empty line at " label)
        else if (figure != "") check_row(figure, cited)
        links++
    }

    {
        split($0, column, " [|] ")
        rest = $0
        while (match(rest, /\[[a-z0-9-]+[.]mg:[0-9]+\]\([^)]*\)/)) {
            link = substr(rest, RSTART + 1, RLENGTH - 2)
            rest = substr(rest, RSTART + RLENGTH)
            at = index(link, "](")
            check_link(substr(link, 1, at - 1), substr(link, at + 2),
                       $0 ~ /^[|]/ ? column[2] : "")
        }
    }
    END { if (links < 150) { print "# only " links + 0 " citations"; bad = 1 } exit bad }' "$1"
}

check_citations "$root/docs/lessons.md"
ok $? 'the guide cites the intended lines'
sed 's/13-through-every-operation.mg:2\([0-9]\)\(.*\)#L2/13-through-every-operation.mg:1\1\2#L1/' \
    "$root/docs/lessons.md" >"$work/shifted.md"
! check_citations "$work/shifted.md" >/dev/null
ok $? 'a citation of a wrong line is an error'

# The pictures of the documents are those of the lessons: the same words in the same order. (Their
# places differ with the fonts of the system.)
words() { sed -n 's/.*<text[^>]*>\(.*\)<\/text>.*/\1/p' "$1"; }
cd "$work" || exit 1
sed -n '/^PICTURES := /,/[^\\]$/{s/^PICTURES := //; s/\\//; p}' "$root/Makefile" | tr -s ' ' '\n' |
    grep . >pictures
while read -r picture; do
    sh "$root/scripts/lessons.sh" "$mgrad" page "$root/scripts/lessons/${picture%/*}.mg" >said 2>&1
    words "page/$picture" >made
    words "$root/docs/pictures/${picture##*/}" >kept
    [ -s made ] && cmp -s made kept
    ok $? "docs/pictures/${picture##*/} is what lesson ${picture%%-*} draws"
done <pictures
for picture in "$root"/docs/pictures/*.svg; do
    grep -q "/${picture##*/}$" pictures && grep -q "docs/pictures/${picture##*/}" "$root/README.md"
    ok $? "${picture##*/} is written by make pictures and shown in the README"
done

for picture in "$root"/docs/pictures/*.png; do
    grep -q "docs/pictures/${picture##*/}" "$root/README.md" && [ "$(wc -c <"$picture")" -lt 150000 ]
    ok $? "${picture##*/} is small and shown in the README"
done

cat >one.mg <<'MG'
# 1. Less < more & "so on"
a = 2.0; L = a*a
draw L > L.svg
# draw L > comment.svg
for k in range(2) {
    draw L > "k{k}.svg"
}
draw L > last.png; print(1 < 2)
MG
sed 's/^draw.*//; s/    draw.*//' one.mg >two.mg
sh "$root/scripts/lessons.sh" "$mgrad" page one.mg two.mg >said 2>&1
ok $? 'a page of lessons is written'
links=$(sed -n 's/.*<img src="\([^"]*\)".*/\1/p' page/index.html | tr '\n' ' ')
[ "$links" = 'one/L.svg one/k0.svg one/k1.svg one/last.png ' ]
ok $? "every picture is on the page, in the order of the lines: $links"
grep -q '<h2>1. Less &lt; more &amp; &quot;so on&quot;</h2>' page/index.html
ok $? 'the text of a lesson is text on the page'
echo 'dot L > g.svg' >>two.mg
! sh "$root/scripts/lessons.sh" "$mgrad" page two.mg >said 2>&1 && grep -q 'which line made g.svg' said
ok $? 'a picture that no line made is an error'
printf 'a = 2.0\nif false {\n    draw a > a.svg\n}\n' >three.mg
! sh "$root/scripts/lessons.sh" "$mgrad" page three.mg >said 2>&1 && grep -q 'made no picture' said
ok $? 'a drawing line that made no picture is an error'
echo 'a = 1 // 0' >four.mg
! sh "$root/scripts/lessons.sh" "$mgrad" page four.mg >said 2>&1 && grep -q 'four.mg failed' said
ok $? 'a lesson that fails is an error'
echo "1..$count"
