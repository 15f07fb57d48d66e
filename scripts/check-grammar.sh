#!/bin/sh
# check-grammar.sh [GRAMMAR SOURCE...]: checks that each rule of the grammar is quoted above exactly
# one parse function, word for word except for white space, and that every quoted rule exists.
#
# In the grammar a rule is `name = ... ;` and comments are (* ... *). The rules after the comment
# (* lexical *) belong to the lexer, which quotes none. In the sources, quotes are /// comments.
set -eu

[ $# -gt 0 ] || set -- grammar/mg.ebnf src/syntax/parse*.c src/syntax/binary.def
awk '
function complain(place, text) { print place ": " text; bad = 1 }

function without_comments(line,    out, at) {
    out = ""
    while ((at = index(line, in_comment ? "*)" : "(*"))) {
        if (!in_comment) out = out substr(line, 1, at - 1)
        line = substr(line, at + 2); in_comment = !in_comment
    }
    return in_comment ? out : out line
}

# Splits `text` at each ; outside quotes, and leaves the remainder in `rest`.
function cut_rules(text, place,    rule, c, quote) {
    rule = quote = ""
    while (text != "") {
        c = substr(text, 1, 1); text = substr(text, 2)
        rule = rule c
        if (quote != "") { if (c == quote) quote = "" }
        else if (c == "\"" || c == "\047") quote = c
        else if (c == ";") { add_rule(rule, place); rule = "" }
    }
    rest = rule
}

function add_rule(rule, place,    name) {
    gsub(/[ \t]+/, " ", rule); sub(/^ /, "", rule); sub(/ ;$/, ";", rule)
    name = rule; sub(/ *=.*/, "", name)
    if (in_grammar) {
        if (name in grammar) complain(place, "a second rule for " name)
        grammar[name] = rule; place_of[name] = place
        if (!lexical) { order[++rules] = name }
    } else if (!(name in grammar)) complain(place, "no rule of the grammar is called " name)
    else if (grammar[name] != rule)
        complain(place, "quoted:  " rule "\n" place_of[name] ": grammar: " grammar[name])
    if (!in_grammar && quoted[name]++) complain(place, name " is quoted twice")
}

function end_block() {
    if (rest ~ /[^ \t]/) complain(start, "a rule without its closing ;:" rest)
    rest = ""
}

FNR == 1 { end_block(); in_grammar = NR == 1 }
in_grammar {
    if ($0 ~ /^\(\* lexical/) lexical = 1
    if (rest !~ /[^ \t]/) start = FILENAME ":" FNR
    cut_rules(rest " " without_comments($0), start)
}
!in_grammar && /^[ \t]*\/\/\// {
    sub(/^[ \t]*\/\/\//, "")
    if (rest !~ /[^ \t]/) start = FILENAME ":" FNR
    cut_rules(rest " " $0, start)
    next
}
!in_grammar { end_block() }
END {
    end_block()
    for (i = 1; i <= rules; i++)
        if (!quoted[order[i]])
            complain(place_of[order[i]], order[i] " is quoted by no parse function")
    if (!rules) complain("check-grammar", "the grammar has no rule")
    if (!bad) printf "check-grammar: %d rules, each quoted where it is parsed\n", rules
    exit bad
}' "$@"
