# The same for builtins.
tanh()             #!> 1: tanh
tanh(1, 2)         #!> 1: tanh
len()              #!> 1: len
Value()            #!> 1: Value
