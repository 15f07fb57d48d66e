# {} and {key: value} make dictionaries where an expression is expected; newlines inside do not matter.
d = {}
d                                   #=> {}
d = {"a": 1, 2: "two", 2.5: [3], "b": {"c": nil},}
d                                   #=> {'a': 1, 2: 'two', 2.5: [3], 'b': {'c': nil}}
d = {
    "one": 1,       # a comment

    "two":
        [1,
         2]
}
d                                   #=> {'one': 1, 'two': [1, 2]}
print {"a": 1}                      #=> {'a': 1}
print {"a": 1}["a"], len({})        #=> 1 0
({"a": 1})                          #=> {'a': 1}
type(d)                             #=> 'dictionary'
def f(x) {
    return {"x": x, "next": {"x": x + 1}}
}
f(1)["next"]["x"]                   #=> 2
for k in {"a": 1} { print k }       #=> a
if "a" in {"a": 1} { print "yes" }  #=> yes
let n = 1
{n: n, n + 1: 2*n}[2]               #!> a statement cannot begin with '{'
[{n: n, n + 1: 2*n}[2]]             #=> [2]
