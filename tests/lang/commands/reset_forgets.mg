# reset removes the program's variables.
a = 2.0
a.data     #=> 2.0
reset
a          #!> 1: unknown name 'a'
a = 3.0
a.data     #=> 3.0
