# There is no arithmetic on nil or functions.
nil + 1            #!> 5: '+'
def f(x) = x
f * 2              #!> 3: '*'
a = 2.0
a + f              #!> 3: '+'
