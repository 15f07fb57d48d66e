# The opening brace must be on the line of its statement.
if 1               #!> 5: '{' must stand on this line
{                  #!> 1: '{' stands on the line of the statement
    print 1        #=> 1
}                  #!> 1: '}'
