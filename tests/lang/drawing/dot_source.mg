# dot of a Value is its DOT source: a record for each Value, an ellipse for each operation.
a = 2.0; b = -3.0
e = a*b
backward e
let s = dot(e)
"digraph" in s                                        #=> 1
"rankdir=LR" in s                                     #=> 1
"\{ a | data 2.0000 | grad -3.0000 \}" in s           #=> 1
"\{ b | data -3.0000 | grad 2.0000 \}" in s           #=> 1
"\{ e | data -6.0000 | grad 1.0000 \}" in s           #=> 1
"record" in s                                         #=> 1
"->" in s                                             #=> 1
