# Numbers and Values have no elements.
let n = 3
n[0]               #!> no elements
a = 2.0
a[0]               #!> no elements
