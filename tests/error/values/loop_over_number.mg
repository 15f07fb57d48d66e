# for needs something to iterate over.
for i in 5 { }     #!> 10: a loop iterates over a list, not over a number
for i in nil { }   #!> 10: a loop iterates over a list, not over nil
[x for x in 3]     #!> 13: a loop iterates over a list, not over a number
