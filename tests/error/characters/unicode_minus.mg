# The minus sign of typeset text; columns count characters.
x = 3 − 2          #!> 7: unexpected character '−': write -
größe = 2 × 3      #!> 11: unexpected character '×': write *
y = x²             #!> 6: unexpected character '²': write **2
