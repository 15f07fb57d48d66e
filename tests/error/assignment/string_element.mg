# Strings cannot be changed in place.
let s = "abc"
s[0] = "x"         #!> string
