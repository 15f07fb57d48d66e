# keys, values, items, get, pop, len, dict, and builtins for lists, which read the keys.
d = {"b": 2, "a": 1}
d.keys()                    #=> ['b', 'a']
d.values()                  #=> [2, 1]
d.items()                   #=> [['b', 2], ['a', 1]]
keys({}), values({}), items({})     #=> [[], [], []]
d.get("a")                  #=> 1
d.get("x")
d.get("x", 7)               #=> 7
get(d, "x", default=8)      #=> 8
len(d)                      #=> 2
d.pop("b")                  #=> 2
d.pop("b", nil)
d.pop("b", default=5)       #=> 5
d                           #=> {'a': 1}
d["c"] = 0
e = dict(d)
e["a"] = 100
d["a"]                      #=> 1
dict(zip(["x", "y"], [1, 2]))       #=> {'x': 1, 'y': 2}
dict([["k", 1], ["k", 2]])          #=> {'k': 2}
dict()                      #=> {}
d = {"b": 2, "a": 1}
list(d), sorted(d), reversed(d), max(d), min(d)     #=> [['b', 'a'], ['a', 'b'], ['a', 'b'], 'b', 'a']
sum({1: 0, 2: 0}), any({0: 1}), all({1: 0}), mean({1: 0, 2: 0})     #=> [3, 0, 1, 1.5]
zip(d, [10, 20])            #=> [['b', 10], ['a', 20]]
enumerate(d)                #=> [[0, 'b'], [1, 'a']]
", ".join(d)                #=> 'b, a'
map(len, {"ab": 1, "c": 2})         #=> [2, 1]
def at(k) = d[k]
sorted(d, key=at), max(d, key=at), min(d, key=at)   #=> [['a', 'b'], 'b', 'a']
d.copy() == d, type(copy(d))        #=> [1, 'dictionary']
sorted(d.items())           #=> [['a', 1], ['b', 2]]
sorted(d.items(), key=argmax)       #!> cannot compare
x, y = d
x + y                       #=> 'ba'
print(*d, sep="-")          #=> b-a
