#!/bin/sh
# checks.t: scripts/check-*.sh find the errors that they look for, and docs/architecture.md lists the
# source files.
. "$(dirname "$0")/tap.sh"

# A source tree of three files. Each test adds one forbidden line to it.
build_tree() {
    rm -rf "$work/src"
    mkdir -p "$work/src/base" "$work/src/graph" "$work/src/vm"
    echo 'int low; /* #include "vm/no.h"; malloc(1) */' >"$work/src/base/low.h"
    echo '#include "base/low.h"' >"$work/src/graph/mid.h"
    printf '%s\n' '#include "graph/mid.h"' 'const char *s = "free()"; void f(void) { m->free(x); }' \
        >"$work/src/vm/top.c"
}

finds() { # FILE LINE MESSAGE
    build_tree
    echo "$2" >>"$work/src/$1"
    found=$(sh "$root/scripts/check-layers.sh" "$work/src") && found='nothing at all'
    case $found in *"$3"*) ok 0 "layers: $3" ;; *) ok 1 "layers: $3 (found: $found)" ;; esac
}

build_tree
sh "$root/scripts/check-layers.sh" "$work/src" >/dev/null
ok $? 'layers: a correct tree passes'
finds base/low.h '#include "graph/mid.h"' 'base/ must not include graph/mid.h'
finds graph/mid.h '#include "graph/gone.h"' 'there is no graph/gone.h'
finds vm/top.c '#include <readline/readline.h>' 'readline belongs to'
finds vm/top.c '#include <graphviz/gvc.h>' 'Graphviz belongs to'
finds vm/top.c '#include <png.h>' 'libpng belongs to'
finds vm/top.c '#include <sixel.h>' 'libsixel belongs to'
finds vm/top.c '#include <seccomp.h>' 'libseccomp belongs to'
finds vm/top.c 'void *p = malloc(1);' 'memory comes from'
build_tree
echo '#include "graph/ring.h"' >>"$work/src/graph/mid.h"
echo '#include "graph/mid.h"' >"$work/src/graph/ring.h"
sh "$root/scripts/check-layers.sh" "$work/src" | grep -q 'cycle of headers'
ok $? 'layers: a cycle of headers is an error'

cat >"$work/g.ebnf" <<'EBNF'
(* a grammar *)
program   = { statement } ;
statement = name "=" number
          | name ";" ;
(* lexical *)
name = letter ;
EBNF

quotes() { # STATUS NAME, the source on standard input
    cat >"$work/parse.c"
    sh "$root/scripts/check-grammar.sh" "$work/g.ebnf" "$work/parse.c" >"$work/said"
    [ $? -eq "$1" ]
    ok $? "grammar: $2"
}

quotes 0 'a source that quotes every rule once passes' <<'C'
/// program = { statement } ;
int f;
    /// statement = name "=" number
    ///           | name ";" ;
C
quotes 1 'a rule that differs is an error' <<'C'
/// program = { statement } ;
int f;
/// statement = name "=" number ;
C
quotes 1 'a rule that is not quoted is an error' <<'C'
/// program = { statement } ;
C
quotes 1 'a rule that is not in the grammar is an error' <<'C'
/// program = { statement } ;
/// statement = name "=" number | name ";" ;
/// other = name ;
C

# Three objects of two folders; syntax/ may recurse.
calls() { # FILE FUNCTION CALLED
    mkdir -p "$work/build/$(dirname "$1")"
    echo "void $3(void); void $2(void); void $2(void) { $3(); }" | ${CC:-cc} -xc -c -o "$work/build/$1.o" -
}
cycles() { # prints the findings of check-cycles.sh
    (cd "$work/build" && sh "$root/scripts/check-cycles.sh" . $(find * -name '*.o'))
}
calls base/low low outside
calls graph/mid mid low
calls syntax/parse_a a b
calls syntax/parse_b b a
cycles >"$work/said"
ok $? 'cycles: calls in one direction and recursive descent pass'
calls base/low low mid
cycles | grep -q '^files that call each other: .*base/low'
ok $? 'cycles: two files that call each other are an error'

# The names between backquotes, without their folders.
tr '`' '\n' <"$root/docs/architecture.md" | sed -n 's|.*/||; /^[a-z0-9_]*[.][ch]$/p' |
    sort -u >"$work/named"
(cd "$root" && find src tests -name '*.[ch]') | sed 's|.*/||' | sort -u >"$work/there"
(cd "$root" && find src -name '*.c') | sed 's|.*/||' | sort -u >"$work/sources"
comm -13 "$work/named" "$work/sources" >"$work/said"
[ ! -s "$work/said" ]
ok $? 'docs: every source file is listed in docs/architecture.md'
comm -23 "$work/named" "$work/there" >"$work/said"
[ ! -s "$work/said" ]
ok $? 'docs: every file listed in docs/architecture.md exists'

echo "1..$count"
