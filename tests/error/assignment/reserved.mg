# Reserved words cannot be assigned.
for = 3            #!> 5: '='
nil = 3            #!> 1: nil
True = 1           #!> 1: assign
let while = 2      #!> 5: 'while'
def in(x) = x      #!> 5: 'in'
