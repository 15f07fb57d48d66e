# Blocks are written in braces, not with a colon.
let x = 1
def f(x):          #!> 9: expected '=' or '{' for the body, found ':'
if x:              #!> 5: expected '{' to open a block, found ':'
while x > 1:       #!> 12: expected '{' to open a block, found ':'
for i in [1]:      #!> 13: expected '{' to open a block, found ':'
if 1 { } else:     #!> 14: expected '{' to open a block, found ':'
