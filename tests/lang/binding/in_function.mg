# In a function, = makes neither a leaf nor a label.
def f() {
    k = 2.0
    return k
}
f()          #=> 2.0
def g(x) {
    y = x*x
    return y
}
a = 3.0
g(a).label   #=> ''
