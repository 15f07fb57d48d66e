# Unknown escapes.
print "a\qb"       #!> 9: \q
x = "\x41"         #!> 6: \x
