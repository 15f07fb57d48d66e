# A loop iterates over the keys; it reads them when it begins, so its body may change the dictionary.
d = {"a": 1, "b": 2, "c": 3}
for k in d { print k, d[k] }
#=> a 1
#=> b 2
#=> c 3
for k, v in d.items() { print k, v }
#=> a 1
#=> b 2
#=> c 3
for i, k in enumerate(d) { print i, k }
#=> 0 a
#=> 1 b
#=> 2 c
for i, (k, v) in enumerate(d.items()) { if i == 2 { print i, k, v } }       #=> 2 c 3
for k, n in zip(d, [7, 8]) { print k, n }
#=> a 7
#=> b 8
for k in d {
    if d[k] == 2 { d.pop(k) } else { d[k + k] = 0 }
}
d                           #=> {'a': 1, 'c': 3, 'aa': 0, 'cc': 0}
for k in progress({"x": 1}) { print k }     #=> x
