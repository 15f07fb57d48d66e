# 'time' in a function: the names that its statement assigns are the function's.
def f() {
    time w = 2*Value(3)
    w
}
f()
w                  #!> unknown name 'w'
