# A Value counts as well: its data is compared.
n = 0
while n < 3 { n = n + 1 }
n.data           #=> 3.0
