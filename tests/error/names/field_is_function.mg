# A function read as a field, a field called as a function, an index of a value without elements.
x = Value(1)
x.relu             #!> 3: 'relu' is a function: call it with parentheses, .relu()
[1].len            #!> 5: a list has no field 'len': call the function with parentheses, .len()
x.data()           #!> 3: 'data' is a field, not a function
"a"[0] = 1         #!> a string
3[0] = 1           #!> 3: a number has no elements to assign to
nil[0:1]           #!> 4: nil cannot be sliced
def f(x) = x
f.x = 3            #!> 3: a function has no field 'x' to assign to
