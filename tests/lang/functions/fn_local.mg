# A name assigned in a function is its own; the outer one stays.
let k = 1
def f() {
    k = 5
    return k
}
f()     #=> 5
k       #=> 1
