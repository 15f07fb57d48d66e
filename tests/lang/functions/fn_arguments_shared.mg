# A list given to a function is the caller's list; a rebound parameter is not.
def grow(xs) {
    xs.append(1)
    xs = []
    return xs
}
ys = []
grow(ys)     #=> []
ys           #=> [1]
