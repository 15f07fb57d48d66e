# Numbers and Values have no elements.
let n = 3
n[0]               #!> index
a = 2.0
a[0]               #!> index
