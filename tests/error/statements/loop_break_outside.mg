# break and continue belong in a loop.
break              #!> 1: break
continue           #!> 1: continue
if 1 { break }     #!> 8: break
for i in [1] { def f() { break } }   #!> 26: break
