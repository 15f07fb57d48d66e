# A for loop, a comprehension and list() take a string apart.
for c in "abc" {
    print(c, end=";")
}
#=> a;b;c;
[c + c for c in "xy"]   #=> ['xx', 'yy']
list("ab")              #=> ['a', 'b']
