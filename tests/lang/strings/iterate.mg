# A for loop, a comprehension and list() iterate over the characters of a string.
for c in "abc" {
    print(c, end=";")
}
#=> a;b;c;
[c + c for c in "xy"]   #=> ['xx', 'yy']
list("ab")              #=> ['a', 'b']
