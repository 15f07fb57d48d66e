# A control character.
x = 3  4   #!> 7: control
