# The caret is below an unknown function in either form of call.
a = 2.0
tahn(a)            #!> 1: unknown name 'tahn'
a.tahn()           #!> 3: 'tahn'
1 + relux(a)       #!> 5: unknown name 'relux'
