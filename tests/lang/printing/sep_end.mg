# sep and end as in Python.
print(1, 2, 3, sep=", ")    #=> 1, 2, 3
print("a", "b", sep="")     #=> ab
print("a", end="!\n")       #=> a!
for i in range(3) { print(i, end=",") }
#=> 0,1,2,
