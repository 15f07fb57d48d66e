# Comparisons do not chain; the message shows what to write.
let a = 1
1 < a < 3          #!> 7: comparisons do not chain: write 1 < a and a < 3
a == 1 == 1        #!> 8: comparisons do not chain: write a == 1 and 1 == 1
