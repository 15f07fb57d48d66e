# {k: v for …} makes a dictionary; [… for k in d] iterates over keys.
squares = {n: n**2 for n in range(4)}
squares                     #=> {0: 0, 1: 1, 2: 4, 3: 9}
words = ["b", "a", "b"]
print {w: i for i, w in enumerate(words)}           #=> {'b': 2, 'a': 1}
print {i: s for s, i in {"x": 1, "y": 2}.items()}   #=> {1: 'x', 2: 'y'}
print {a + b: 1 for a in "xy" for b in "12" if a + b != "x2"}
#=> {'x1': 1, 'y1': 1, 'y2': 1}
[k for k in squares if squares[k] > 1]              #=> [2, 3]
sum(squares[k] for k in squares)                    #=> 14
def count(text) {
    counts = {}
    for c in text { counts[c] = counts.get(c, 0) + 1 }
    counts = {c: counts[c] for c in counts if counts[c] > 1}
    return counts
}
count("banana")             #=> {'a': 3, 'n': 2}
n                           #!> unknown name 'n'
