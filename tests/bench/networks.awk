# networks.awk: the samples of networks.sh as tables in Markdown. A line has four fields separated by
# tabs: the kind (count, time or result), the network, the program, the number.
BEGIN { FS = "\t" }

!($2 in known) { known[$2]; names[++networks] = $2 }
$1 == "count" { count[$2, $3] = $4 }
$1 == "time" { times[$2, $3, ++rounds[$2, $3]] = $4 }

# All programs compute the same losses.
$1 == "result" {
    if (!($2 in result))
        result[$2] = $4
    difference = result[$2] - $4
    if ($4 ~ /nan/ || (difference < 0 ? -difference : difference) > 1e-9 * result[$2]) {
        printf "networks: %s: the loss of %s is %s, not %s\n", $2, $3, $4, result[$2] >"/dev/stderr"
        wrong = 1
    }
}

END {
    if (wrong)
        exit 1
    print_bounds()
    print_networks()
}

function digits(x) { return sprintf(x >= 100 ? "%.0f" : x >= 10 ? "%.1f" : "%.2f", x) }

function ratio(name, program, other) {
    return (name, program) in count && count[name, other] ? count[name, program] / count[name, other] : ""
}

# ---- the bounds, on instructions ----

function bound(work, limit, value) {
    if (value != "")
        printf "| %s | %s × | %s × | %s |\n", work, limit, digits(value), value <= limit ? "yes" : "no"
}

function print_bounds() {
    print "| instructions of a step | bound | measured | reached |"
    print "| --- | ---: | ---: | --- |"
    bound("moons-tanh: replayed with zero_grad model / transposed loops", 2, ratio("moons-tanh", "model", "transposed"))
    bound("digits-relu: the same", 1.5, ratio("digits-relu", "model", "transposed"))
    bound("digits-tanh: the same", 1.5, ratio("digits-tanh", "model", "transposed"))
    bound("digits-relu: rebuilt / transposed loops", 8, ratio("digits-relu", "rebuilt", "transposed"))
    bound("moons-tanh: rebuilt / bare tape", 0.5, ratio("moons-tanh", "rebuilt", "tape"))
    bound("tiny: rebuilt / bare tape", 2, ratio("tiny", "rebuilt", "tape"))
    bound("image: rebuilt / transposed loops", 8, ratio("image", "rebuilt", "transposed"))
    bound("digits-relu: rebuilt from plain inputs / from Values", 1, ratio("digits-relu", "plain", "rebuilt"))
}

# ---- the table ----

function sorted_time(name, program,    n, i, k, value) {
    n = rounds[name, program]
    for (i = 1; i <= n; i++) {
        value = times[name, program, i]
        for (k = i - 1; k > 0 && sorted[k] > value; k--)
            sorted[k + 1] = sorted[k]
        sorted[k + 1] = value
    }
    return n
}

# The median in microseconds, with the smallest and the largest of the rounds.
function time_cell(name, program,    n) {
    n = sorted_time(name, program)
    if (!n)
        return ""
    return sprintf("%s (%s to %s)", digits(1e6 * sorted[int((n + 1) / 2)]), digits(1e6 * sorted[1]),
                   digits(1e6 * sorted[n]))
}

function print_networks(    i, k, programs, columns) {
    columns = split("rebuilt plain replayed model tape rows transposed", programs, " ")
    print "\n| network | program | instructions of a step | / transposed | / tape | µs |"
    print "| --- | --- | ---: | ---: | ---: | ---: |"
    for (i = 1; i <= networks; i++)
        for (k = 1; k <= columns; k++)
            if ((names[i], programs[k]) in count)
                printf "| %s | %s | %d | %s | %s | %s |\n", names[i], programs[k], count[names[i], programs[k]],
                       digits(ratio(names[i], programs[k], "transposed")),
                       digits(ratio(names[i], programs[k], "tape")), time_cell(names[i], programs[k])
}
