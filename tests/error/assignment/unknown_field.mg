# Only existing fields of Values and other objects can be assigned.
a = 2.0
a.date = 3         #!> 3: 'date'
let n = 3
n.data = 4         #!> 3: 'data'
xs = [1]
xs.first = 2       #!> 4: 'first'
