# An expression statement prints its value at top level, not inside blocks.
1 + 1          #=> 2
for i in range(2) {
    i
}
if 1 { 5 }
def f() {
    7
    return 8
}
f()            #=> 8
