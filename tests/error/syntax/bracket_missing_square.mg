# A missing ] points at the bracket that was opened.
xs = [1, [2, 3]    #!> 6: '['
