# An error inside a function is reported at its place in the function.
def f(x) {
    let y = x + 1
    return y + nowhere
}
f(1)               #!> 16: unknown name 'nowhere'
def g(x) = f(x)
1 + g(2)           #!> 16: unknown name 'nowhere'
