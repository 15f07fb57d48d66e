# import takes a name or a string.
import             #!> import
import 3           #!> 8: 3
