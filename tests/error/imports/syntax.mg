# import takes a name or a string.
import 3           #!> 8: '3'
import ;           #!> 8: ';'
import "a" + "b"   #!> 12: '+'
