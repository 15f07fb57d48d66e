# An option that does not exist.
set colour red     #!> 5: 'colour'
set rankdir UP     #!> UP
