#!/bin/sh
# coverage.sh BUILD LEAST: the line coverage of src/graph and of the language by the tests that ran in
# BUILD, from gcov: a row for each file with its unreached lines, and the total. Status 1 if the total
# is below LEAST per cent.
set -eu
build=$1 least=$2

# A function in a header is in every object that includes it: the counts of its lines are merged.
find "$build" -name '*.gcda' ! -path '*/tests/*' -exec gcov -t {} + 2>/dev/null | awk -F: -v least="$least" '
    function percent(part, all) { return 100 * part / (all ? all : 1) }
    function row(file, reached, all, list) {
        return sprintf("%-28s %5d of %5d  %5.1f %%%s", file, reached, all, percent(reached, all), list)
    }

    $2 + 0 == 0 && $3 == "Source" { file = $4; counts = file ~ /^src\/(graph|source|syntax|heap|compile|vm)\//; next }
    !counts || $2 + 0 == 0 || $1 ~ /-/ { next }
    {
        at = file SUBSEP ($2 + 0)
        if (!(at in reached)) {
            if (!lines[file]++)
                files[++n] = file
            last[file] = $2 + 0 > last[file] ? $2 + 0 : last[file]
            reached[at] = 0
        }
        if ($1 !~ /[#=]/)
            reached[at] = 1
    }

    END {
        for (i = 1; i <= n; i++) {
            file = files[i]
            hit = 0
            list = ""
            for (line = 1; line <= last[file]; line++)
                if ((file, line) in reached) {
                    hit += reached[file, line]
                    list = list (reached[file, line] ? "" : " " line)
                }
            print row(file, hit, lines[file], list ? "  not:" list : "") | "sort"
            hits += hit
            all += lines[file]
        }
        close("sort")
        print row("in all", hits, all)
        if (!all || percent(hits, all) < least) {
            printf "coverage: less than %s %%\n", least
            exit 1
        }
    }'
