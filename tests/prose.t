#!/bin/sh
# prose.t: comments, messages and documents avoid the metaphors that docs/style.md lists. Phrases with a
# literal meaning, such as "floor division", are in `literal`.
. "$(dirname "$0")/tap.sh"
cd "$root" || exit 1

# Removed from each line before the search.
literal='stands? for|stand-?ins?|stand_in[a-z_]*|(^|[^a-z])floor ?\(|(math|np|torch)\.floor|floor(ed|ing)? (division|of)'
literal="$literal|"'(`|'"'"'|")?//?(`|'"'"'|")? ?\(?floor|OP_FLOOR|floor, ceil|trunc, floor|ceil, floor|Python.s floor'
literal="$literal|"'home (folder|directory)|\$\{?home|HOME|\{home\}|/home|(global|set|count|leaves results) home|home='
literal="$literal|"'wall[- ]clock|-Wall|behind transparent pixels|graph 1,1 behind'

find README.md Makefile src docs scripts tests grammar -type f \
    \( -name '*.[ch1]' -o -name '*.cpp' -o -name '*.def' -o -name '*.inc' -o -name '*.mg' -o -name '*.md' -o -name '*.mk' \
    -o -name '*.sh' -o -name '*.t' -o -name '*.exp' -o -name '*.tcl' -o -name '*.bats' -o -name '*.awk' \
    -o -name '*.pl' -o -name '*.py' -o -name '*.js' -o -name '*.ebnf' -o -name Makefile \) \
    ! -path docs/style.md ! -path tests/prose.t ! -path 'tests/fuzz/c*/*' >"$work/files"

found() { # PATTERN: prints the lines of the files with these words; fails if there are none
    tr '\n' '\0' <"$work/files" | xargs -0 grep -HnIEwi -e "$1" -- |
        sed -E "s#^([^:]*:[0-9]+:)#\1 #; s#$literal# #gI" | grep -Ewi -e "$1" >"$work/said"
}

avoids() { # NAME PATTERN
    ! found "$2"
    ok $? "no prose uses $1"
}

[ "$(wc -l <"$work/files")" -gt 700 ] && found 'expression'
ok $? 'the search covers the sources, the tests and the documents'
rm -f "$work/said"

avoids '"behind" for "after"' 'behind'
avoids '"stands" for "is"' 'stands?|stood|standing'
avoids '"lies in" for "is in"' '(lies?|lay|lives?) (in|beside)'
avoids 'rooms of a building for layers' 'upstairs|downstairs|stor(e|ie)ys?|floors?'
avoids 'a building for a process or an owner' 'walls?|walled|houses?|home|homes'
avoids '"heeds" for "polls"' 'heeds?|heeded|be heard|is heard'
avoids '"whoever" for a caller' 'whoever|whomever'
avoids '"is to be" for "must be"' '(is|are|was|were) to be'
avoids '"at hand" for "current"' 'at hand|at work'
avoids '"came to" for a value' '(it|they|each) (came|comes|come) to'
avoids '"given back" for "freed"' '(given|gives?|gave|giving) back|not to be had'
echo "1..$count"
