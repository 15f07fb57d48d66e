# return also leaves loops.
def first_above(xs, limit) {
    for x in xs {
        if x > limit { return x }
    }
    return nil
}
first_above([1, 5, 9], 3)     #=> 5
first_above([1], 3) == nil    #=> 1
