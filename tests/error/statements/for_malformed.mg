# for needs a name, in and a list.
for i range(3) { }     #!> 7: in
for in [1] { }         #!> 5: 'in'
for 3 in [1] { }       #!> 5: 3
