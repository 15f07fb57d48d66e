# A function that is not called, or is followed by a missing comma.
tanh + 1           #!> 6: cannot use '+' on a function and a number
2 * tanh           #!> 3: cannot use '*' on a number and a function
math + 1           #!> 6: cannot use '+' on a namespace and a number
plot tanh -5, 5    #!> 11: cannot use '-' on a function and a number
