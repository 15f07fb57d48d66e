# for unpacks pairs from zip, enumerate and lists.
for a, b in zip([1, 2], ["x", "y"]) { print a, b }
#=> 1 x
#=> 2 y
for i, v in enumerate(["p", "q"]) { print i, v }
#=> 0 p
#=> 1 q
for a, b, c in [[1, 2, 3]] { print a + b + c }   #=> 6
