# A Value used as an index means its data.
i = 1
xs = [10, 20, 30]
xs[i]       #=> 20
xs[i:]      #=> [20, 30]
xs[-i]      #=> 30
