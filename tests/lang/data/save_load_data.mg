# load(file) returns what save wrote: numbers, Values, strings, lists, dictionaries, to the bit.
a = 2.5
xs = [a, 1, -3, 2.0, nan, -inf, -0.0, 1e-300, 5e-324, 0.1, nil, -9223372036854775807 - 1]
save xs > xs.txt
load("xs.txt")      #=> [Value(data=2.5, grad=0.0), 1, -3, 2.0, nan, -inf, -0.0, 1e-300, 5e-324, 0.1, nil, -9223372036854775808]
texts = ["", "two\nlines", "C:\\new", "\"quoted\" and 'quoted'", "größe 🙂", "  ", "nil", "3"]
save(texts, "texts.txt")
load("texts.txt") == texts               #=> 1
d = {"w": [[], [a]], 3: "x", 2.5: {}}
save d > d.txt
load("d.txt")       #=> {'w': [[], [Value(data=2.5, grad=0.0)]], 3: 'x', 2.5: {}}
save 7 > seven.txt
load("seven.txt") + 1                    #=> 8
# A Value keeps its label, but neither graph nor gradient.
v = Value(3.0, label="two words")
L = v*a
backward L
save [v, L] > v.txt
u = load("v.txt")
u                   #=> [Value(data=3.0, grad=0.0), Value(data=7.5, grad=0.0)]
[u[0].label, u[1].label, u[1].prev]      #=> ['two words', 'L', []]
c = load("seven.txt")
# What was shared is shared again, and a list may contain itself.
row = [0]
ring = [row, row, a, a]
ring.append(ring)
save ring > ring.txt
r = load("ring.txt")
r[0].append(1)
r[2].data = 4
r                   #=> [[0, 1], [0, 1], Value(data=4.0, grad=0.0), Value(data=4.0, grad=0.0), [...]]
r[4][4][4][0]       #=> [0, 1]
# Depth is not limited.
let deep = []
for i in range(20000) { let deep = [deep] }
save deep > deep.txt
deep = load("deep.txt")
let depth = 0
while len(deep) > 0 {
    let deep = deep[0]
    let depth = depth + 1
}
depth               #=> 20000
