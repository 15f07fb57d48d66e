# Names differ by case.
a = 2.0
A = 3.0
print a.data, A.data   #=> 2.0 3.0
