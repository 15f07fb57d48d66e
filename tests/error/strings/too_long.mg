# A text that would become too long is refused before it is made; a number has at most 32 MB.
let part = "x" * 1000000
join(part, [part] * 1000)               #!> this string is too long: the limit is 268435456 bytes
("a" * 1000).replace("a", part)         #!> this string is too long
float("1" * 40000000)                   #!> float cannot read a number from '1111
int("0" * 40000000)                     #!> int cannot read a whole number from '0000
int("0" * 1000000 + "7")                #=> 7
