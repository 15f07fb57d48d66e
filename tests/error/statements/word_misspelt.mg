# Misspelt words, and texts too long to be quoted in full.
x = 1
backwrd x          #!> 1: unknown command 'backwrd'
y = drw x          #!> 5: unknown command 'drw'
(x := 3)           #!> 4: expected ',' or ')', found ':'
if x := 3 { }      #!> 6: expected '{' to open a block, found ':'
draw x >> z.svg    #!> cannot append to a file: write one '>' to replace it
import foo.bar     #!> 8: there is no library 'foo.bar'
import micro.mg    #!> 8: the file name of an import needs quotes: import "micro.mg"
self = 3           #!> 1: cannot assign to self
[1] = 3            #!> 2: cannot assign to a number
[] = 3             #!> 1: cannot assign to a list
[i for i in x] = 3 #!> 1: a list
x 11111111111111111111111111111111111111111111111111    #!> found '1111111111111111111111111111111111111…'
1 < 2222222222222222222222222222222222 < 333333333333333333333333333333333333   #!> 40: write two comparisons joined by 'and'
