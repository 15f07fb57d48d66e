# Comments of other languages.
// a note                 #!> 1: a comment begins with '#': write # a note
x = 3 // the number of x  #!> 7: write # the number of x
/* a note */              #!> 1: a comment begins with '#'
y = 2 // note
#!> 10: unknown name 'note'
7 // 2                    #=> 3
"a // b"                  #=> 'a // b'
