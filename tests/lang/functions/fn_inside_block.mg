# A function may be defined in a block and lives on after it.
if 1 {
    def f(x) = x + 1
}
f(1)      #=> 2
