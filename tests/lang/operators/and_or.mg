# and / or return one of their operands, and evaluate the second only if necessary.
1 and 2          #=> 2
0 and 2          #=> 0
0 or 5           #=> 5
3 or 5           #=> 3
"" or "b"        #=> 'b'
nil or [1]       #=> [1]
0 and 1 // 0     #=> 0
1 or 1 // 0      #=> 1
