# A missing key is an error that names it, and a similar key.
d = {"learning_rate": 0.1, 1: "one"}
d["learning_rat"]           #!> 3: the dictionary has no key 'learning_rat'
d["1"]                      #!> 3: the dictionary has no key '1'
d[2.5]                      #!> 3: the dictionary has no key 2.5
d["x"] += 1                 #!> 3: the dictionary has no key 'x'
d.pop("y")                  #!> the dictionary has no key 'y'
({})[0]                     #!> the dictionary has no key 0: it is empty
d["a long key " * 20]       #!> has no key 'a long key a long key a long key a long key a long key a lo…
d[0:1]                      #!> a dictionary cannot be sliced
d                           #=> {'learning_rate': 0.1, 1: 'one'}
