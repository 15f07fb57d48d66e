# The opening brace must be on the line of its statement.
if 1               #!> 5: '{' must be on this line
{                  #!> 1: '{' must be on the same line as its statement
    print 1        #=> 1
}                  #!> 1: '}' closes no open bracket
