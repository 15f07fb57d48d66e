# for needs something to go through.
for i in 5 { }     #!> 10: range
for i in nil { }   #!> 10: nil
[x for x in 3]     #!> 13: range
