# set rankdir turns the picture.
a = 2.0; b = 3.0
L = a*b
"rankdir=LR" in dot(L)   #=> 1
set rankdir TB
"rankdir=TB" in dot(L)   #=> 1
"rankdir=LR" in dot(L)   #=> 0
