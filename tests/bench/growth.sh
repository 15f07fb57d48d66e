#!/bin/bash
# growth.sh MGRAD: how the cost of each part of mgrad grows with the size of its input. For each
# row, the input has three sizes: n, 2n and 4n. With e as the exponent the cost is a + b*n**e, so e follows
# from the two differences; e is 1 if the cost is linear. The script fails if an exponent is over 1.2.
# The cost is the number of instructions, counted by valgrind, which a busy machine does not change.
# Without valgrind it is the processor time, for which the inputs are 16 times larger.
#
#   ONLY='lexer strings …'   some of the parts
set -euo pipefail
export LC_ALL=C

mgrad=$(realpath "${1:?usage: growth.sh MGRAD}")
only=${ONLY:-lexer parser compiler test strings lists csv}
most=1.2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
failures=0

if command -v valgrind >/dev/null; then
    scale=1
    cost() { # ARGUMENT…
        valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null --log-file=refs \
            "$mgrad" "$@" </dev/null >said 2>&1 || true
        sed -n 's/,//g; s/^.*I *refs: *//p' refs
    }
else
    scale=16
    cost() { # ARGUMENT…: the shortest of three times, in microseconds
        for _ in 1 2 3; do
            TIMEFORMAT=%U
            { time "$mgrad" "$@" </dev/null >said 2>&1 || true; } 2>&1
        done | sort -n | awk 'NR == 1 { printf "%.0f\n", $1 * 1e6 }'
    }
fi

# Writes FILE: the value of a Perl expression, in which $n is the size.
write() { # FILE SIZE EXPRESSION
    perl -e 'my $n = shift; sub many { my ($piece) = @_; join "", map { sprintf $piece, $_ } 1 .. $n }
             print('"$3"')' "$2" >"$1"
}

# Measures mgrad with the option, if any, and the program at three sizes, and prints a row. The run
# must end with the status: else it did not do the work that the row is about.
row() { # PART NAME STATUS SIZE OPTION PROGRAM [DATA]: DATA is written to the file `data`
    [[ " $only " == *" $1 "* ]] || return 0
    local part=$1 name=$2 status=$3 n=$(($4 * scale)) option=$5 costs=() factor
    for factor in 1 2 4; do
        write program.mg $((n * factor)) "$6"
        [ -z "${7:-}" ] || write data $((n * factor)) "$7"
        check_status "$part: $name" "$status" $option program.mg || return 0
        costs+=("$(cost $option program.mg)")
    done
    awk -v part="$part" -v name="$name" -v n="$n" -v a="${costs[0]}" -v b="${costs[1]}" -v c="${costs[2]}" \
        -v most="$most" 'BEGIN {
            e = b > a && c > b ? log((c - b) / (b - a)) / log(2) : 0
            printf "| %s | %s | %d | %.1f | %.1f | %.1f | %.2f%s |\n", part, name, n, a / 1e6, b / 1e6, c / 1e6,
                e, (e > most ? " (over " most ")" : "")
            exit (e > most)
        }' || failures=$((failures + 1))
}

check_status() { # NAME STATUS ARGUMENT…
    local name=$1 expected=$2 status=0
    shift 2
    "$mgrad" "$@" </dev/null >said 2>&1 || status=$?
    [ "$status" -ne "$expected" ] || return 0
    echo "growth: $name: status $status: $(head -c 300 said)" >&2
    failures=$((failures + 1))
    return 1
}

printf '| part | input | n | cost of n | of 2n | of 4n | exponent |\n| --- | --- | ---: | ---: | ---: | ---: | ---: |\n'

row lexer 'a long comment' 0 400000 --check '"#" . "x" x $n'
row lexer 'comments' 0 40000 --check '"# x\n" x $n'
row lexer 'empty lines' 0 400000 --check '"\n" x $n'
row lexer 'tokens' 1 40000 --check '"a = ( + " . "+ " x $n'
row lexer 'a long string' 0 400000 --check '"a = \"" . "x" x $n . "\""'
row lexer 'a long string, not ASCII' 0 200000 --check '"a = \"" . "\xC3\xA9" x $n . "\""'
row lexer 'long names' 0 5 --check '("a" x 60000 . " = 1\n") x $n'
row lexer 'long numbers' 0 5 --check '("a = 1." . "1" x 60000 . "\n") x $n'
row lexer 'an open string' 1 400000 --check '"a = \"" . "x" x $n'
row lexer 'open pieces in a string' 1 20000 --check '"\"{" x $n'
row lexer 'escapes' 0 100000 --check '"a = \"" . "\\n" x $n . "\""'

row parser 'a list' 0 20000 --check '"a = [" . "1," x $n . "1]"'
row parser 'a dictionary' 0 10000 --check '"a = {" . many("%d: 1,") . "0: 1}"'
row parser 'a sum' 0 10000 --check '"a = 1; b = a" . " + a" x $n'
row parser 'statements in a line' 0 10000 --check '"a = 1;" x $n'
row parser 'statements' 0 10000 --check '"a = 1\n" x $n'
row parser 'nested brackets' 0 500 --check '("a = " . "(" x 100 . "1" . ")" x 100 . "\n") x $n'
row parser 'nested blocks' 0 100 --check '("if 1 {\n" x 100 . "}\n" x 100) x $n'
row parser 'branches' 0 5000 --check '"if 0 { }" . " else if 0 { }" x $n'
row parser 'pieces of strings' 0 1000 --check '"a = 1\n" . ("s = \"" . "{a}" x 20 . "\"\n") x $n'
row parser 'a call with many arguments' 1 20000 --check '"print(" . "1," x $n . "1)"'
row parser 'a call with many names' 1 20000 --check '"def f(x) = x\nf(" . many("a%d=1,") . "x=1)"'
row parser 'a def with many names' 1 20000 --check '"def f(" . many("a%d,") . "x) = x"'
row parser 'a def with many defaults' 1 20000 --check '"def f(" . many("a%d=1,") . "x=1) = x"'
row parser 'mistakes' 1 3000 --check '"x = )\n" x $n'
row parser 'brackets never closed' 1 5000 --check '"f(\n" x $n'

row compiler 'functions' 0 3000 --check 'many("def f%1\$d(x) = x + %1\$d\n")'
row compiler 'names' 0 10000 --check 'many("v%1\$d = %1\$d\n")'
row compiler 'constants' 0 10000 --check '"a = [" . many("%d.5,") . "1]"'
row compiler 'strings' 0 10000 --check '"a = [" . many("\"s%d\",") . "1]"'
row compiler 'unknown names' 0 3000 --check 'many("y%1\$d = x%1\$d\n")'
row compiler 'uses before the definition' 0 3000 --check 'many("def f%1\$d() = g%1\$d()\n") . many("def g%1\$d() = %1\$d\n")'
row compiler 'statements in a function' 0 10000 --check '"def f(x) {\n" . "x = x + 1\n" x $n . "}"'
row compiler 'loops' 0 5000 --check '"for i in range(2) { break }\n" x $n'
row compiler 'statements in a loop' 0 5000 --check '"while true {\n" . "if 1 { break }\n" x $n . "}"'
row compiler 'closures' 0 3000 --check '"def f(x) {\n" . many("def g%1\$d() = x\n") . "}"'
row compiler 'modules' 0 1000 --check 'many("module M%1\$d(n) { def forward(x) = n*x }\n")'

row test 'checks' 0 5000 --test '"1+1 #=> 2\n" x $n'
row test 'failing checks' 3 5000 --test '"1+1 #=> 3\n" x $n'
row test 'expected errors' 0 2000 --test '"1+x #!> unknown\n" x $n'
row test 'unexpected errors' 3 2000 --test '"1+x\n" x $n'
row test 'syntax errors' 0 2000 --test '"x = ) #!> expected\n" x $n'
row test 'strays' 3 10000 --test '"#=> 2\n\n" x $n'
row test 'comments' 0 20000 --test '"# 1\n" x $n . "1"'
row test 'no checks' 0 10000 --test '"1+1\n" x $n'
row test 'a line of statements' 0 5000 --test '"a=1;" x $n . "1 #=> 1\n"'
row test 'a statement with many checks' 0 5000 --test '"for i in range($n) { print 1 }\n" . "#=> 1\n" x $n'
row test 'long lines of output' 0 400000 --test '"print \"x\"*$n #=> " . "x" x $n . "\n"'
row test 'open pieces in a string' 3 20000 --test '"\"{" x $n'
row test 'open pieces in lines' 3 3000 --test '"\"{\n" x $n'
row test 'signs of comments' 3 20000 --test '"x = ) " . "#" x $n'
row test 'signs of checks' 3 10000 --test '"x = ) " . "#=>" x $n'

t='"t = \"\xC3\xA9\" * $n\n'
row strings 'repetition' 0 4000000 '' '"s = \"xyz\" * $n\nprint len(s)"'
row strings 'iteration, not ASCII' 0 10000 '' "$t"'for c in t { x = c }"'
row strings 'index, not ASCII' 0 10000 '' "$t"'for i in range($n) { x = t[i] }"'
row strings 'index from the end' 0 10000 '' "$t"'for i in range($n) { x = t[-1-i] }"'
row strings 'slices, not ASCII' 0 10000 '' "$t"'for i in range($n) { x = t[i:i+2] }"'
row strings 'len, not ASCII' 0 400000 '' "$t"'print len(t)"'
row strings 'list of characters' 0 20000 '' "$t"'print len(list(t))"'
row strings 'enumerate and zip' 0 10000 '' "$t"'for i, c in enumerate(t) { x = c }\nfor a, b in zip(t, t) { x = a }"'
row strings 'find' 0 400000 '' '"s = \"ab\" * $n\nprint s.find(\"aa\"), s.count(\"aa\")"'
row strings 'find a long text' 0 100000 '' '"s = \"a\" * $n\nprint s.find(\"a\" * ($n//2) + \"b\")"'
row strings 'replace' 0 100000 '' '"s = \"ab\" * $n\nprint len(s.replace(\"a\", \"ccc\"))"'
row strings 'split and join' 0 20000 '' '"s = \"ab \" * $n\nprint len(\",\".join(s.split(\" \"))), len(s.split())"'
row strings 'strip, upper, lower' 0 100000 '' "$t"'print len((t + \" \" * $n).strip()), len(t.upper()), len(t.lower())"'
row strings 'comparison' 0 400000 '' "$t"'print t == t + \"\", t < t + \"a\", \"y\" in t"'
row strings 'formats' 0 5000 '' '"for i in range($n) { s = \"{i:>20}\" }"'
row strings 'interpolation' 0 400000 '' "$t"'print len(\"{t}{t}\")"'
row strings 'print' 0 400000 '' "$t"'print t"'
row strings 'print lists' 0 20000 '' '"print list(range($n))"'
row strings 'repr' 0 100000 '' "$t"'print [t]"'
row strings 'as keys' 0 100000 '' "$t"'d = {t: 1}\nprint d[t]"'
row strings 'int and float' 0 400000 '' '"print float(\"1\" * $n)"'

row strings 'find in a loop' 0 5000 '' '"s = \"a\xC3\xA9\" * $n\ni = 0\nwhile i >= 0 { i = s.find(\"a\", i + 1) }"'
row strings 'find a repetitive text' 0 50000 '' '"s = \"ab\" * $n\nprint (\"ab\" * ($n//2) + \"b\") in s, (\"b\" + s) in s*2"'
row strings 'strip many characters' 0 5000 '' '"s = join(\"\", [chr(1000 + i) for i in range($n)])\nprint s.strip(s)"'
row strings 'choice' 0 5000 '' "$t"'for i in range($n) { x = random.choice(t) }"'

tower='"def tower(w) {\n xs = [[i] for i in range(w)]\n for k in range(4) { xs = [xs + [] for i in range(w)] }\n return xs\n}\n'
collide='do { my $back = sub { my ($h, $by) = @_; $h ^= $h >> 33; { use integer; $h *= $by } $h };
         join "", map { my $h = $back->($back->($_ << 32, 0x9cb4b2f8129337db), 0x4f74430c22a54005); sprintf "%d\n", $h ^ $h >> 33 } 1 .. $n }'
row lists 'equality of shared parts' 0 2000 '' "$tower"'w = int(sqrt($n))\nprint tower(w) == tower(w)"'
row lists 'order of shared parts' 0 2000 '' "$tower"'w = int(sqrt($n))\nprint tower(w) < tower(w)"'
row lists 'an array' 0 5000 '' '"xs = np.array([[i, i] for i in range($n)])"'
row lists 'keys' 0 5000 '' '"d = {i*0.5: i for i in range($n)}\nfor i in range($n) { x = d[i*0.5] }"'
row lists 'keys that collide' 0 5000 '' '"d = {}\nfor line in read_lines(\"data\") { d[int(line)] = 1 }\nprint len(d)"' "$collide"
row lists 'save and load' 0 3000 '' '"save [[i, \"{i}\", Value(i)] for i in range($n)] > out.txt\nxs = load(\"out.txt\")"'
row lists 'a noisy boundary' 0 2500 '' '"def f(x) = random.random() - 0.5\nboundary f, [[0, 0], [1, 1]], grid=int(sqrt($n))"'

csv='"X = read_csv(\"data\")\nprint len(X)"'
words='"X = read_csv(\"data\", header=false, text=true)\nprint len(X)"'
row csv 'tall' 0 5000 '' "$csv" '"1.5,2,-3\n" x $n'
row csv 'wide' 0 10000 '' "$csv" '("1.5," x $n . "2\n") x 2'
row csv 'words' 0 5000 '' "$words" '"a,b,c\n" x $n'
row csv 'different words' 0 5000 '' "$words" 'many("a%d,b\n")'
row csv 'classes' 0 3000 '' '"X = read_csv(\"data\", classes=true)"' 'many("a%d,1\n")'
row csv 'quoted' 0 5000 '' "$words" '"\"a,b\",\"c \"\"d\"\"\"\n" x $n'
row csv 'a long field' 0 100000 '' "$words" '"x" x $n . "\n"'
row csv 'a long quoted field' 0 100000 '' "$words" '"\"" . "x," x $n . "\"\n"'
row csv 'quotes' 0 50000 '' "$words" '"\"" . "\"\"" x $n . "\"\n"'
row csv 'empty lines' 0 50000 '' "$csv" '"1\n" . "\n" x $n . "1\n"'
row csv 'a wide header' 0 5000 '' "$csv" 'join(",", map { "c$_" } 1 .. $n) . "\n" . "1," x ($n - 1) . "1\n"'
row csv 'read_lines' 0 20000 '' '"print len(read_lines(\"data\"))"' '"a\n" x $n'
row csv 'write_lines' 0 20000 '' '"write_lines(\"out\", [\"a\"] * $n)"'

if [ "$failures" -gt 0 ]; then
    echo "growth: $failures rows are wrong" >&2
    exit 1
fi
