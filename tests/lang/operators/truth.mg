# Zero, the empty string, the empty list and nil are false; nan is true.
["yes" if x else "no" for x in [0, 0.0, "", [], nil]]   #=> ['no', 'no', 'no', 'no', 'no']
["yes" if x else "no" for x in [1, -0.5, "0", [0], nan]] #=> ['yes', 'yes', 'yes', 'yes', 'yes']
