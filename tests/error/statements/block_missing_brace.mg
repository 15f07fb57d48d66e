# A condition needs a block.
let x = 2
if x > 1 print x   #!> 10: '{'
while x print x    #!> '{'
