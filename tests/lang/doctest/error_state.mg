# Effects before an error remain; the failed statement binds nothing.
let x = 5
x = unknown_thing  #!> unknown name 'unknown_thing'
x                  #=> 5
