# A dictionary prints as in Python; one that contains itself prints {...}.
d = {"a": 'it\'s', 1: 1e-5, 2.0: [true, nil, {}]}
print d                     #=> {'a': "it's", 1: 1e-05, 2.0: [1, nil, {}]}
print "{d}|{len(d)}"        #=> {'a': "it's", 1: 1e-05, 2.0: [1, nil, {}]}|3
str(d)                      #=> '{\'a\': "it\'s", 1: 1e-05, 2.0: [1, nil, {}]}'
r = {"n": 1}
r["me"] = r
r["list"] = [r]
r                           #=> {'n': 1, 'me': {...}, 'list': [{...}]}
w = Value(2.0)
print {"w": w}              #=> {'w': Value(data=2.0, grad=0.0)}
deep = {}
for i in range(60) { deep = {0: deep} }
print len(str(deep))        #=> 255
module Point(x) { def repr() = "Point {x}" }
print {"p": Point(1), "q": [Point(2)], 3: "s"}      #=> {'p': Point 1, 'q': [Point 2], 3: 's'}
