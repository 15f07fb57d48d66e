# A plain number has no fields.
let n = 3
n.data             #!> 3: 'data'
[1].size           #!> 5: 'size'
"a".title()        #!> 5: 'title'
