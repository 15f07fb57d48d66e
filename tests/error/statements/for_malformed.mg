# for needs a name, in and a list.
for i range(3) { }     #!> 7: expected 'in' after the variables of 'for', found 'range'
for in [1] { }         #!> 5: expected a loop variable, found 'in'
for 3 in [1] { }       #!> 5: expected a loop variable, found '3'
