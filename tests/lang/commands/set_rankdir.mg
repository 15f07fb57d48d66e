# set rankdir changes the direction of pictures.
a = 2.0; b = 3.0
L = a*b
"rankdir=LR" in dot(L)   #=> 1
set rankdir TB
"rankdir=TB" in dot(L)   #=> 1
"rankdir=LR" in dot(L)   #=> 0
