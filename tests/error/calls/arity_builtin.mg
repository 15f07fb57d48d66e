# A wrong number of arguments of a builtin.
tanh()             #!> 1: tanh takes 1 argument, 0 were given
2 + tanh(1, 2)     #!> 5: tanh takes 1 argument, 2 were given
len()              #!> 1: len takes 1 argument
Value()            #!> 1: Value takes 1 to 2 arguments, 0 were given
