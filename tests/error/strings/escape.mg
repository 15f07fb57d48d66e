# Unknown escapes.
print "a\qb"       #!> 9: unknown escape '\q': the escapes are \n \t \\ \" \' \{ \}
x = "\x41"         #!> 6: unknown escape '\x': the escapes are \n \t \\ \" \' \{ \}
