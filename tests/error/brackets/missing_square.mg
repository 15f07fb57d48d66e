# A missing ] is reported at the opening bracket.
xs = [1, [2, 3]    #!> 6: '[' was never closed
