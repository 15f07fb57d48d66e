# A node without a label has an empty first field.
a = 2.0
let s = dot(a*1.5)
"\{  | data 3.0000 | grad 0.0000 \}" in s    #=> 1
"\{  | data 1.5000 | grad 0.0000 \}" in s    #=> 1
