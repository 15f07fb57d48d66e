# Arguments that range, zip and enumerate of a loop refuse.
for i in range("a") { }       #!> 16: range needs whole numbers, not a string
for i in range(1.5) { }       #!> 16: range needs whole numbers, not a fraction
for i in range(0, 3, 0) { }   #!> 22: the step of range cannot be 0
range(1, 2, 0)                #!> 13: the step of range cannot be 0
for a, b in range(3) { }      #!> a number
a = [1]
for x in zip(a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a) { }           #!> zip
for x in enumerate(1) { }     #!> enumerate
