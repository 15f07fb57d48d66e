# Digits may be grouped with single underscores, as in Python.
1_000       #=> 1000
1_000.5     #=> 1000.5
1_0e1_0     #=> 100000000000.0
