# return belongs in a function.
return 3           #!> 1: return
module M() { return 3 }   #!> return
