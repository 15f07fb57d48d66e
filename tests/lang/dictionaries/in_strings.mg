# Braces in a string: {{ is a literal brace, { begins an expression, which may be a dictionary.
print "{{'a': 1}}"                  #=> {'a': 1}
print "{ {'a': 1}['a'] }"           #=> 1
print "{ {'a': 1} }"                #=> {'a': 1}
print "{ {}}|{len({1: 2})}}}"       #=> {}|1}
d = {"k": 2.5, "n": {"m": 3}}
print "{d['k']:.2f} {d["n"]['m']:>3}"       #=> 2.50   3
print "{[{i: i} for i in range(2)]}"        #=> [{0: 0}, {1: 1}]
