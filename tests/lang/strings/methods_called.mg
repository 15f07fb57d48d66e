# A string's function can be called with named arguments, as a function, and on its own result.
split("a b")                                     #=> ['a', 'b']
"a-b-c".split(sep="-", maxsplit=1)               #=> ['a', 'b-c']
" A, b ".strip().lower().replace(", ", ";")      #=> 'a;b'
[w.upper() for w in "to be".split()]             #=> ['TO', 'BE']
names = ["emma", "olivia"]
chars = sorted(list("".join(["emma", "ava"])))
"".join(chars)                                   #=> 'aaaemmv'
# The names stay free for variables.
find = 3
count = 0
index = [1]
"abc".find("c")                                  #=> 2
count += 1
count                                            #=> Value(data=1.0, grad=0.0)
"abcb".count("b")                                #=> 2
