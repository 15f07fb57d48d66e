# A missing } points at the brace that was opened.
for i in range(3) {   #!> 19: '{'
    print i
