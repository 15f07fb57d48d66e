# Reserved words cannot be assigned.
for = 3            #!> 5: expected a loop variable, found '='
nil = 3            #!> 1: cannot assign to nil
True = 1           #!> 1: assign
let while = 2      #!> 5: 'while'
def in(x) = x      #!> 5: expected a name, found 'in'
