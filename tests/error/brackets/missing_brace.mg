# A missing } is reported at the opening brace.
for i in range(3) {   #!> 19: '{' was never closed
    print i
