# The main commands cannot be loop variables, parameters or targets of unpacking.
for grad in [1] { }         #!> 5: 'grad'
def f(grad) = 1             #!> 7: 'grad'
a, print = [1, 2]           #!> 4: 'print'
[grad for grad in [1]]      #!> 11: 'grad'
