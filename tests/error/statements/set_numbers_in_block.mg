# The mode of numbers is set outside of blocks, for the statements that follow.
if true { set numbers plain }   #!> 11: 'set numbers' is for the statements after it: write it outside of all blocks
def f() { set numbers values }  #!> 11: outside of all blocks
module M() { set numbers plain; b = 0.0 }   #!> 14: outside of all blocks
set numbers simple              #!> 13: numbers is values or plain, not 'simple'
set numbers plain now           #!> takes 0 to 2 arguments, 3 were given
a = 2.0; type(a)                #=> 'Value'
set numbers plain
b = 2.0
backward b                      #!> 10: backward needs a Value, not a number
