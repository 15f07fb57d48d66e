# A format that does not exist.
let x = 3.14
print "{x:.2q}"    #!> format
print "{x:abc}"    #!> format
print "{x:.f}"     #!> format
