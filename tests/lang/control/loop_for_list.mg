# for iterates over lists, strings and ranges.
let out = []
for x in [3, "a"] { out.append(x) }
for c in "xy" { out.append(c) }
for i in range(2) { out.append(i) }
out              #=> [3, 'a', 'x', 'y', 0, 1]
for x in [] { print "never" }
