# The debugger keeps its graph alive, and a collection that moves nodes does not disturb it.
garbage = [Value(i)*2 for i in range(1000)]
a = 2.0
let parts = [a*i for i in range(1, 4)]
L = parts[0]*parts[1] + parts[2]
step L
step break parts[0]
step next
parts, garbage = nil, nil
L = nil
for k in range(3) {
    junk = [Value(i)*2 for i in range(50000)]
    junk = nil
}
step run
step run
step quit
a.grad          #=> 11.0
