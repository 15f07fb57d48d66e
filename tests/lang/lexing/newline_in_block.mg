# Inside braces a newline ends a statement, but not inside round brackets within them.
def f(x) {
    let y = (x
        + 1)
    return y *
        2
}
f(1)   #=> 4
