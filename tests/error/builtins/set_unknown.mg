# An option that does not exist.
set colour red     #!> 5: 'colour'
set rankdir UP     #!> 13: rankdir is LR, TB, RL or BT, not 'UP'
set pictures maybe   #!> pictures is auto, on or off, not 'maybe'
