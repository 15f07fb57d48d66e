# break and continue belong in a loop.
break              #!> 1: 'break' outside a loop
continue           #!> 1: continue
if 1 { break }     #!> 8: 'break' outside a loop
for i in [1] { def f() { break } }   #!> 26: 'break' outside a loop
