# for needs something to iterate over.
for i in 5 { }     #!> 10: loop
for i in nil { }   #!> 10: loop
[x for x in 3]     #!> 13: loop
