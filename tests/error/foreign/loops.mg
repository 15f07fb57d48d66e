# Loops of other languages.
let n = 4
for (i = 0; i < 3; i++) { }          #!> 5: write for i in range(3)
for (let i = 1; i <= n; i += 1) { }  #!> 5: write for i in range(1, n + 1)
for (int k = 2; k <= 9; k++) { }     #!> 5: write for k in range(2, 10)
for i = 1 to 3 { }                   #!> 7: write for i in range(1, 4)
for i = 0, n { }                     #!> 7: write for i in range(n + 1)
for j = 1:n                          #!> 7: write for j in range(1, n + 1)
for i = 3                            #!> 7: write for i in range(n)
for j = 3                            #!> 7: write for j in range(n)
