# Loop variables in brackets unpack parts of an item.
for i, (x, y) in enumerate(zip([1, 2], [3, 4])) { print i, x, y }
#=> 0 1 3
#=> 1 2 4
for (x, y) in zip("ab", [1, 2]) { print x, y }
#=> a 1
#=> b 2
for (i, (x, [y, z])) in [[1, [2, [3, 4]]]] { print i, x, y, z }
#=> 1 2 3 4
for (x,) in [[5]] { print x }
#=> 5
[i*x + y for i, (x, y) in enumerate(zip([1, 2], [3, 4]))]       #=> [3, 6]
[x + y for x, (y,) in [[1, [2]], [3, [4]]] if y > 2]            #=> [7]
def total(rows) {
    t = 0
    for i, (x, y) in enumerate(rows) { t += i*x*y }
    f = [x*k for k, (j, x) in enumerate(rows)]
    def inner() = x + y         # loop variables are locals that closures share
    return t, f, inner()
}
total([[1, 2], [3, 4]])         #=> [12, [0, 4], 7]
for i, (x, y) in [[1, [2]]] { } #!> cannot unpack a list of 1 into 2 names
[x for i, (x, y) in [[1, 2]]]   #!> cannot unpack a number into 2 names
