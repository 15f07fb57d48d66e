# import takes a name or a string.
import 3           #!> 8: expected a library name or a file name in quotes, found '3'
import ;           #!> 8: expected a library name or a file name in quotes, found ';'
import "a" + "b"   #!> 12: expected the end of the statement or an operator, found '+'
