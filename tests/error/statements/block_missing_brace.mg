# A condition needs a block.
let x = 2
if x > 1 print x   #!> 10: expected '{' to open a block, found 'print'
while x print x    #!> 9: expected '{' to open a block, found 'print'
