# The characters of long strings that are not ASCII: every 32nd is found by its mark. A string of
# each length from 1 to 100, with characters of 1 to 4 bytes in turn, is compared with the list of its
# characters.
let kinds = ["a", "ß", "€", "😀", "b", "日", "é"]
for n in range(1, 101) {
    let cs = [kinds[(i*i + n) % 7] for i in range(n)]
    let s = join("", cs)
    assert len(s) == n
    assert list(s) == cs and [c for c in s] == cs
    assert [s[i] for i in range(n)] == cs
    assert [s[i - n] for i in range(n)] == cs
    assert reversed(s) == reversed(cs)
    assert [c for i, c in enumerate(s)] == cs and [c for c, d in zip(s, s)] == cs
    for i in [0, 1, 31, 32, 33, 63, 64, 65, 96, n - 1, n] {
        assert list(s[i:]) == cs[i:] and list(s[:i]) == cs[:i]
        assert list(s[i:i + 2]) == cs[i:i + 2] and list(s[-i:n - 1]) == cs[-i:n - 1]
    }
}

# An index past the end.
let s = "é" * 64
s[63]           #=> 'é'
s[-64]          #=> 'é'
s[64]           #!> index 64 is out of range: the string has 64 characters
s[-65]          #!> index -65 is out of range
s[64:]          #=> ''
s[32:34]        #=> 'éé'

# Positions of parts count characters.
let t = "é" * 40 + "x" + "😀" * 40 + "x"
t.find("x")         #=> 40
t.find("x", 40)     #=> 40
t.find("x", 41)     #=> 81
t.find("x", 82)     #=> -1
t.find("x", -1)     #=> 81
t.find("", 82)      #=> 82
t.index("😀", 50)   #=> 50
"€" + t[39:42]      #=> '€éx😀'

# A string that grows at its end.
let g = ""
let parts = []
for i in range(150) {
    g += kinds[i*i % 7] if i > 40 else "a"
    parts.append(kinds[i*i % 7] if i > 40 else "a")
    assert list(g) == parts and [g[k] for k in range(len(g))] == parts
}
