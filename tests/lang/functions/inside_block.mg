# A function defined in a block exists after it.
if 1 {
    def f(x) = x + 1
}
f(1)      #=> 2
