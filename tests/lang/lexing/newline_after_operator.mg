# A newline does not end a statement after a token that cannot end one.
let a = 2 *
    3
a              #=> 6
let b =
    7
b              #=> 7
let c = 1 if a and
    b else 0
c              #=> 1
not
    c
#=> 0
