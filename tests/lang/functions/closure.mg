# A function can read the variables of the enclosing function.
def adder(n) {
    def add(x) = x + n
    return add
}
add2 = adder(2)
add5 = adder(5)
add2(1)        #=> 3
add5(1)        #=> 6
adder(10)(1)   #=> 11
