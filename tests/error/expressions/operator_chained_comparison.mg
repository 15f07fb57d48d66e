# Comparisons do not chain; the message shows what to write.
let a = 1
1 < a < 3          #!> 7: and
a == 1 == 1        #!> and
