# x if c else y evaluates one side, and nests to the right.
1 if 2 > 1 else 0          #=> 1
1 if 0 else 1 // 1         #=> 1
5 if 1 else 1 // 0         #=> 5
"a" if 0 else "b" if 0 else "c"   #=> 'c'
1 + 1 if 1 else 0          #=> 2
