#!/bin/sh
# notebooks.t: scripts/notebook.pl turns scripts into notebooks, and back into the same bytes.
. "$(dirname "$0")/tap.sh"
cd "$work" || exit 1

convert() { perl "$root/scripts/notebook.pl" "$@" >said 2>&1; }

# same FILE: back from the notebook, the script is the same to the byte.
same() {
    rm -f there.ipynb back.mg
    convert "$1" there.ipynb && convert there.ipynb back.mg && cmp "$1" back.mg >said 2>&1
}

for lesson in "$root"/scripts/lessons/*.mg "$root"/scripts/examples/*.mg; do
    same "$lesson"
    ok $? "${lesson##*/} becomes a notebook and the same script again"
done

# Outside of backquotes and indented code, the stars of a product would make text italic; *word* does so
# on purpose.
! grep -nE '^#( |$)' "$root"/scripts/lessons/*.mg | grep -v ':#     ' | sed -E 's/`[^`]*`//g; s/[*][a-z]+[*]([ .,]|$)//g' | grep '[*]' >said
ok $? 'the comments of lessons are text that Markdown does not change'
rm -f said

# cells NOTEBOOK: one line per cell: its kind, and its lines with | between them.
cells() {
    perl -MJSON::PP -0777 -ne 'for (@{decode_json($_)->{cells}}) {
        print "$_->{cell_type}: ", join("|", split /\n/, join("", @{$_->{source}})), "\n" }' "$1"
}
becomes() { # NAME EXPECTED, the script on standard input
    cat >one.mg
    same one.mg && cells there.ipynb >cells && printf '%s' "$2" >expected && diff expected cells >said 2>&1
    ok $? "$1"
}

becomes 'comments are Markdown, and the first line is the heading' 'markdown: # 1. A title||All of it.
code: a = 2.0
markdown: More of it.
code: a  #=> 2.0
' <<'MG'
# 1. A title
#
# All of it.

a = 2.0

# More of it.

a  #=> 2.0
MG
becomes 'stated output stays with the code' 'code: 1 + 1|#=> 2
code: x = [|    1,||# one|    2]
' <<'MG'
1 + 1
#=> 2

x = [
    1,

# one
    2]
MG
becomes 'empty lines inside strings and blocks separate nothing' 'code: s = """a||# b"""|t = "{" # }
code: def f() {|    let x = 1||    return x|}
' <<'MG'
s = """a

# b"""
t = "{" # }

def f() {
    let x = 1

    return x
}
MG
becomes 'a comment that follows code at once has its own cell' 'markdown: # a
code: b = 1
markdown: c
code: d = 2
' <<'MG'
# a
b = 1
# c
d = 2


MG
printf '\n\n\n#no prose\r\n#\n# \nlast' >odd.mg
same odd.mg
ok $? 'empty lines at the start, carriage returns and a missing last newline are kept'
: >empty.mg
same empty.mg
ok $? 'an empty script is an empty notebook'
printf '# a\n\nb\n' >one.mg
convert one.mg first.ipynb && { printf '# new\n\n# a\n\n'; tail -n +2 one.mg; } >two.mg && convert two.mg second.ipynb
ids() { sed -n 's/.*"id": "\(.*\)".*/\1/p' "$1"; }
[ "$(ids first.ipynb | tail -1)" = "$(ids second.ipynb | tail -1)" ] && [ "$(ids second.ipynb | sort -u | wc -l)" -gt 1 ]
ok $? 'a cell keeps its id when other cells change'
for cell in 1 2 3; do printf 'x = 1\n\n'; done >one.mg
convert one.mg first.ipynb && [ "$(ids first.ipynb | sort -u | wc -l)" -eq 3 ]
ok $? 'equal cells have different ids'

printf '\377\n' >bad.mg
! convert bad.mg bad.ipynb && grep -q 'bad.mg is not UTF-8' said && [ ! -e bad.ipynb ]
ok $? 'a script that is not UTF-8 is an error'
echo '{' >bad.ipynb
! convert bad.ipynb new.mg && grep -q 'bad.ipynb is not JSON' said
ok $? 'a notebook that is not JSON is an error'
echo '[]' >bad.ipynb
! convert bad.ipynb new.mg && grep -q 'has no cells' said
ok $? 'a notebook without cells is an error'
! convert none.mg new.ipynb && grep -q 'cannot read none.mg' said
ok $? 'a missing file is an error'
! convert a.mg b.mg && grep -q 'one of them ends with .ipynb' said
ok $? 'two scripts are an error'
echo "1..$count"
