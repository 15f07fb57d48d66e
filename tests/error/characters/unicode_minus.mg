# The minus sign of typeset text; columns count characters.
x = 3 − 2          #!> 7: −
größe = 2 × 3      #!> 11: ×
y = x²             #!> 6: ²
