# There is no arithmetic on nil or functions.
nil + 1            #!> 5: cannot use '+' on nil and a number
def f(x) = x
f * 2              #!> 3: cannot use '*' on a function and a number
a = 2.0
a + f              #!> 3: cannot use '+' on a Value and a function
