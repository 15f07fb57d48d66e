# d[k] = v adds or changes an entry, d[k] += v changes one; a new value does not move its key.
d = {"a": 1}
d["b"] = 2
d["a"] = 10
d                           #=> {'a': 10, 'b': 2}
d["a"] += 5
d["b"] **= 3
d                           #=> {'a': 15, 'b': 8}
d["list"] = [1]
d["list"] += [2]
d["list"].append(3)
d["list"][0] = 0
d["list"]                   #=> [0, 2, 3]
d["d"] = {}
d["d"]["e"] = 1
d["d"]["e"] += 1
d["d"]                      #=> {'e': 2}
xs = [{}, {}]
xs[1]["k"], n = 3, 4
xs                          #=> [{}, {'k': 3}]
e = d                       # the same dictionary, not a copy
e["a"] = 0
d["a"]                      #=> 0
