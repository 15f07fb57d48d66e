# report.awk: the samples of run.sh as tables in Markdown, and as JSON in the file `json`.
#
# A line has six fields separated by tabs: the kind (time, peak, result, machine), the group, the
# measure, the program, the round, the number. Times are seconds for one piece of work; peaks are kB.
BEGIN {
    FS = "\t"
    measured = 0
}

$1 == "machine" { machine[++machines] = $2; of_machine[$2] = $6; next }
$1 == "result" { check_result($2, $3, $4, $6); next }
{
    key = $2 SUBSEP $3 SUBSEP $4
    if (!(key in runs))
        order[++measured] = key
    number[key, ++runs[key]] = $6 + 0
    at_round[key, $5] = $6 + 0
    if ($5 > rounds[$2])
        rounds[$2] = $5
}

END {
    check_tally()
    if (wrong)
        exit 1
    print_bounds()
    print_moons()
    print_random()
    print_chain()
    print_plain()
    print_start()
    print_machine()
    write_json()
}

# ---- equal work ----

# All programs of a group must have the results of the first one.
function check_result(group, name, program, value,    first, difference) {
    tally[group, program]++
    if (!(group in first_program))
        first_program[group] = program
    if (!((group, name) in result)) {
        result[group, name] = value
        return
    }
    first = result[group, name] + 0
    difference = first - value
    if (difference < 0)
        difference = -difference
    if (value ~ /nan/ || difference > 1e-9 * (first < 0 ? -first : first)) {
        printf "bench: %s: %s of %s is %s, not %s\n", group, name, program, value, first >"/dev/stderr"
        wrong = 1
    }
}

# They must also have the same number of results in all rounds together.
function check_tally(    key, parts) {
    for (key in tally) {
        split(key, parts, SUBSEP)
        if (tally[key] != tally[parts[1], first_program[parts[1]]]) {
            printf "bench: %s: %s gave %d results\n", parts[1], parts[2], tally[key] >"/dev/stderr"
            wrong = 1
        }
    }
}

# ---- medians ----

function median_of(values, count,    i, k, value) {
    for (i = 2; i <= count; i++) {
        value = values[i]
        for (k = i - 1; k > 0 && values[k] > value; k--)
            values[k + 1] = values[k]
        values[k + 1] = value
    }
    return count % 2 ? values[(count + 1) / 2] : (values[count / 2] + values[count / 2 + 1]) / 2
}

function median(group, measure, program,    key, values, i) {
    key = group SUBSEP measure SUBSEP program
    if (!(key in runs))
        return ""
    for (i = 1; i <= runs[key]; i++)
        values[i] = number[key, i]
    return median_of(values, runs[key])
}

# The time of one round, or the sum of several measures joined by +. "" if one is missing.
function cost(group, measures, program, round,    names, count, i, sum) {
    count = split(measures, names, "+")
    for (i = 1; i <= count; i++) {
        if (!((group, names[i], program, round) in at_round))
            return ""
        sum += at_round[group, names[i], program, round]
    }
    return sum
}

# The median of the rounds' ratios, or with `difference` set of their differences.
function compare(group, measures, program, other_group, other, difference,    r, a, b, values, count) {
    for (r = 1; group in rounds && r <= rounds[group]; r++) {
        a = cost(group, measures, program, r)
        b = cost(other_group, measures, other, r)
        if (a != "" && b != "")
            values[++count] = difference ? a - b : a / b
    }
    return count ? median_of(values, count) : ""
}

function ratio(group, measures, program, other) {
    return compare(group, measures, program, group, other, 0)
}

# ---- numbers as text ----

# Three digits.
function digits(x) {
    if (x == "")
        return ""
    return sprintf(x >= 100 ? "%.0f" : x >= 10 ? "%.1f" : "%.2f", x)
}

function times(x) {
    return x == "" ? "" : digits(x) " ×"
}

function scaled(x, scale) {
    return x == "" ? "" : digits(x * scale)
}

function megabytes(group, program,    kilobytes) {
    kilobytes = median(group, "", program)
    return kilobytes == "" ? "" : digits(kilobytes * 1024 / 1e6)
}

# 2000000 as 2e6
function power(nodes,    zeros) {
    for (zeros = 0; nodes % 10 == 0; zeros++)
        nodes /= 10
    return nodes "e" zeros
}

# ---- the bounds ----

function bound(work, limit, value, unit) {
    bounds++
    bound_work[bounds] = work
    bound_limit[bounds] = limit
    bound_value[bounds] = value
    bound_unit[bounds] = unit
    printf "| %s | %s %s | %s | %s |\n", work, limit, unit,
           value == "" ? "" : digits(value) " " unit,
           value == "" ? "not measured" : value <= limit ? "yes" : "no"
}

function bytes(nodes,    peak) {
    peak = median("chain " nodes, "", "mgrad")
    return peak == "" ? "" : peak * 1024
}

function print_bounds(    per_node, gigabytes) {
    print "| work | bound | measured | reached |"
    print "| --- | ---: | ---: | --- |"
    bound("moons, rebuilt at every step: mgrad / bare tape", 1.5, ratio("moons", "moons", "rebuilt", "tape"), "×")
    bound("moons, replayed: mgrad / loops", 3, ratio("moons", "moons", "replayed", "loops"), "×")
    bound("random graph of 1e6 nodes, forward and backward: mgrad / bare tape", 1.25,
          ratio("random 1000000", "forward+backward", "mgrad", "tape"), "×")
    per_node = median("chain 2000000", "build", "mgrad")
    bound("building a node in a script's loop", 15, per_node == "" ? "" : per_node * 1e9, "ns")
    bound("the same: mgrad / bare tape", 3, ratio("chain 2000000", "build", "mgrad", "tape"), "×")
    per_node = bytes(10000000)
    bound("memory for a node, chain of 1e7 nodes", 40, per_node == "" ? "" : per_node / 1e7, "bytes")
    gigabytes = bytes(100000000)
    bound("memory for a chain of 1e8 nodes", 4.5, gigabytes == "" ? "" : gigabytes / 1e9, "GB")
    bound("time for a node of a chain, 1e7 nodes / 1e5 nodes", 1.5,
          compare("chain 10000000", "build+backward", "mgrad", "chain 100000", "mgrad", 0), "×")
    bound("loop over plain numbers: mgrad / Lua", 1.3, ratio("plain", "loop", "mgrad", "Lua"), "×")
    bound("chain of plain numbers: mgrad / Lua", 1.3, ratio("plain", "chain", "mgrad", "Lua"), "×")
    bound("fib(27): mgrad / Lua", 1.3, ratio("plain", "fib", "mgrad", "Lua"), "×")
    per_node = compare("start", "process", "mgrad", "start", "true", 1)
    bound("start: mgrad -e 'print 1' less true", 3, per_node == "" ? "" : per_node * 1e3, "ms")
}

# ---- the tables ----

function print_moons_row(program, what) {
    if (median("moons", "moons", program) != "")
        printf "| %s | %s | %s | %s | %s |\n", what, scaled(median("moons", "moons", program), 1e6),
               times(ratio("moons", "moons", program, "tape")),
               times(ratio("moons", "moons", program, "loops")), megabytes("moons", program)
}

function print_moons() {
    if (!("moons" in rounds))
        return
    print "\n| moons, one step | µs | / bare tape | / loops | peak MB |"
    print "| --- | ---: | ---: | ---: | ---: |"
    print_moons_row("rebuilt", "mgrad, rebuilt at every step")
    print_moons_row("replayed", "mgrad, replayed")
    print_moons_row("tape", "bare tape in C, rebuilt at every step")
    print_moons_row("loops", "loops in C, no graph")
    print_moons_row("ADOL-C", "ADOL-C, rebuilt at every step")
    print_moons_row("PyTorch", "PyTorch, vectorised")
}

# The cells of one measure of a graph, in nanoseconds for a node.
function pair_cells(group, measure) {
    return sprintf(" %s | %s | %s |", scaled(median(group, measure, "mgrad"), 1e9),
                   scaled(median(group, measure, "tape"), 1e9),
                   times(ratio(group, measure, "mgrad", "tape")))
}

function print_random(    nodes, group, head) {
    for (nodes = 1000; nodes <= 10000000; nodes *= 10) {
        group = "random " nodes
        if (!(group in rounds))
            continue
        if (!head++) {
            print "\n| random graph, nodes | forward: mgrad ns | bare tape ns | ratio" \
                  " | backward: mgrad ns | bare tape ns | ratio | peak MB: mgrad |"
            print "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
        }
        printf "| %s |%s%s %s |\n", power(nodes), pair_cells(group, "forward"),
               pair_cells(group, "backward"), megabytes(group, "mgrad")
    }
}

function print_chain(    count, sizes, i, group, head) {
    count = split("100000 2000000 10000000 100000000", sizes, " ")
    for (i = 1; i <= count; i++) {
        group = "chain " sizes[i]
        if (!(group in rounds))
            continue
        if (!head++) {
            print "\n| chain, nodes | build: mgrad ns | bare tape ns | ratio" \
                  " | backward: mgrad ns | bare tape ns | ratio | peak MB: mgrad |"
            print "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
        }
        printf "| %s |%s%s %s |\n", power(sizes[i]), pair_cells(group, "build"),
               pair_cells(group, "backward"), megabytes(group, "mgrad")
    }
}

function print_plain_row(measure, what, scale, unit) {
    printf "| %s | %s %s | %s | %s |\n", what, scaled(median("plain", measure, "mgrad"), scale), unit,
           median("plain", measure, "Lua") == "" ? "" : \
               scaled(median("plain", measure, "Lua"), scale) " " unit,
           times(ratio("plain", measure, "mgrad", "Lua"))
}

function print_plain() {
    if (!("plain" in rounds))
        return
    print "\n| plain numbers | mgrad | Lua | ratio |"
    print "| --- | ---: | ---: | ---: |"
    print_plain_row("loop", "loop: x = 3.7\\*x\\*(1 - x), a comparison, a count; each time", 1e9, "ns")
    print_plain_row("chain", "chain: x = x\\*a + b; each time", 1e9, "ns")
    print_plain_row("fib", "fib(27)", 1e3, "ms")
}

function print_start() {
    if (!("start" in rounds))
        return
    print "\n| start of a process | ms |"
    print "| --- | ---: |"
    print "| mgrad -e 'print 1' | " scaled(median("start", "process", "mgrad"), 1e3) " |"
    print "| true | " scaled(median("start", "process", "true"), 1e3) " |"
}

function print_machine(    i) {
    print "\n| machine | |"
    print "| --- | --- |"
    for (i = 1; i <= machines; i++)
        print "| " machine[i] " | " of_machine[machine[i]] " |"
}

# ---- JSON ----

function quoted(text) {
    gsub(/\\/, "\\\\", text)
    gsub(/"/, "\\\"", text)
    return "\"" text "\""
}

function write_samples(kind,    i, k, parts, comma) {
    for (i = 1; i <= measured; i++) {
        split(order[i], parts, SUBSEP)
        if ((parts[2] == "") != (kind == "peaks"))
            continue
        printf "%s\n    {\"group\": %s, ", comma, quoted(parts[1]) >json
        if (parts[2] != "")
            printf "\"measure\": %s, ", quoted(parts[2]) >json
        printf "\"program\": %s, \"median\": %.6g, \"all\": [", quoted(parts[3]),
               median(parts[1], parts[2], parts[3]) >json
        for (k = 1; k <= runs[order[i]]; k++)
            printf "%s%.6g", (k > 1 ? ", " : ""), number[order[i], k] >json
        printf "]}" >json
        comma = ","
    }
}

function write_bounds(    i) {
    for (i = 1; i <= bounds; i++)
        printf "%s\n    {\"work\": %s, \"unit\": %s, \"bound\": %s, \"measured\": %s, \"reached\": %s}",
               (i > 1 ? "," : ""), quoted(bound_work[i]), quoted(bound_unit[i]), bound_limit[i],
               bound_value[i] == "" ? "null" : sprintf("%.6g", bound_value[i]),
               bound_value[i] == "" ? "null" : bound_value[i] <= bound_limit[i] ? "true" : "false" >json
}

function write_json(    i) {
    printf "{\n  \"machine\": {" >json
    for (i = 1; i <= machines; i++)
        printf "%s\n    %s: %s", (i > 1 ? "," : ""), quoted(machine[i]), quoted(of_machine[machine[i]]) >json
    printf "\n  },\n  \"seconds\": [" >json
    write_samples("seconds")
    printf "\n  ],\n  \"peak_kB\": [" >json
    write_samples("peaks")
    printf "\n  ],\n  \"bounds\": [" >json
    write_bounds()
    printf "\n  ]\n}\n" >json
}
