# any and all return 1 or 0.
any([0, 0, 2])   #=> 1
any([])          #=> 0
all([1, 2])      #=> 1
all([1, 0])      #=> 0
all([])          #=> 1
