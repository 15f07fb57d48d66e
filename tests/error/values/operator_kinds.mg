# Messages name each kind; circular lists are compared up to a depth.
def f(x) = x
module M(x) { y = x }
f + 1              #!> 3: cannot use '+' on a function and a number
len + 1            #!> a function and a number
nil + 1            #!> nil and a number
M + 1              #!> 3: cannot use '+' on a module and a number
M(1) + 1           #!> an instance of a module and a number
math + 1           #!> a namespace and a number
[1] < M            #!> cannot compare a list with a module
"{f:.2f}"          #!> this format is for numbers and strings
xs = [1]; ys = [1]
for i in range(3000) { xs = [xs]; ys = [ys] }
xs == ys           #!> 4: these lists are nested too deeply to be compared
xs < ys            #!> 4: these lists are nested too deeply to be compared
[0] * 1000000000000   #!> 5: this list is too long: the limit is
