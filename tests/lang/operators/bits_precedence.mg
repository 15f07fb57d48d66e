# | is looser than ^, then &, shifts and sums; comparisons are looser than all of them.
1 | 2 ^ 3 & 4 << 1      #=> 3
1 | (2 ^ (3 & (4 << 1)))    #=> 3
((1 | 2) ^ 3) & 4       #=> 0
1 << 1 + 2              #=> 8
3 & 5 == 1              #=> 1
1 | 6 < 7               #=> 0
~2 ** 2                 #=> -5
-~5                     #=> 6
~-1 + 1                 #=> 1
256 >> 2 >> 1           #=> 32
not 1 & 2               #=> 1
7 & 3 if 1 | 0 else 9   #=> 3
[x for x in range(8) if x & 1]      #=> [1, 3, 5, 7]
