# A repeated string is made by doubling: each number of copies, of bytes and of characters.
for n in range(70) {
    let s = "aé" * n
    assert len(s) == 2*n and s == join("", ["aé" for i in range(n)])
    assert n == 0 or (s[2*n - 1] == "é" and s[n - n % 2] == "a")
}
len("abc" * 100001)     #=> 300003
("abc" * 100001)[300000:]       #=> 'abc'
("é€" * 70000)[139998:]         #=> 'é€'
"ab" * -3               #=> ''
"" * 1000000000000      #=> ''
"é" * 134217729         #!> this string is too long: the limit is 268435456 bytes

# Lists, too: the copies share their elements.
for n in range(70) {
    assert [1, 2, 3] * n == [i % 3 + 1 for i in range(3*n)]
}
let xs = [[0]] * 5
xs[0].append(1)
xs[4]                   #=> [0, 1]
[] * 1000000000000      #=> []
([1, 2, 3] * 40001)[120000:]    #=> [1, 2, 3]
