# A name assigned in a function is local; the outer variable is unchanged.
let k = 1
def f() {
    k = 5
    return k
}
f()     #=> 5
k       #=> 1
