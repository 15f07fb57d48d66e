# A missing ) of a call is reported at the opening bracket.
print(max(1, 2)    #!> 6: '(' was never closed
