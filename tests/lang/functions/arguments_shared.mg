# A list argument is the caller's list; rebinding the parameter does not change it.
def grow(xs) {
    xs.append(1)
    xs = []
    return xs
}
ys = []
grow(ys)     #=> []
ys           #=> [1]
