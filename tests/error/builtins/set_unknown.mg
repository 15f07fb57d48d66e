# An option that does not exist.
set colour red     #!> 5: 'colour'
set rankdir UP     #!> UP
set pictures maybe   #!> pictures is auto, on or off, not 'maybe'
