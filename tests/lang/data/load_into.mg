# load x, "file" sets the Values in x, each once and in order; a list or dictionary without Values gets
# new contents.
a = 1.0
b = 2.0
save a > a.txt
a.data = 5
load a, "a.txt"
a                               #=> Value(data=1.0, grad=0.0)
save {"b": [b, a], "n": 3} > d.txt
a.data = 5
b.data = 5
d = {"x": "other", "b": b, "a": [a, a]}
load d, "d.txt"
d           #=> {'x': 'other', 'b': Value(data=2.0, grad=0.0), 'a': [Value(data=1.0, grad=0.0), Value(data=1.0, grad=0.0)]}
xs = [0, 0, 0]
same = xs
save [1, "two"] > xs.txt
load xs, "xs.txt"
same                            #=> [1, 'two']
e = {"old": 1}
e.load("d.txt")
e["n"]                          #=> 3
"old" in e                      #=> 0
# A large dictionary is emptied in one pass.
large = {k: k for k in range(1000)}
load large, "d.txt"
large == load("d.txt")          #=> 1
0 in large                      #=> 0
# The parameters of a model, saved as a list and as a model
import nn
m = MLP(2, [2, 1])
before = [p.data for p in parameters(m)]
save parameters(m) > list.txt
save m > model.txt
for file in ["list.txt", "model.txt"] {
    for p in parameters(m) { p.data = 0 }
    load m, file
    assert [p.data for p in parameters(m)] == before
}
read_lines("model.txt")[0]      #=> '# mgrad weights: 9 numbers'
len(load("model.txt"))          #=> 9
