# Literals round as IEEE doubles do.
1.7976931348623157e308   #=> 1.7976931348623157e+308
5e-324                   #=> 5e-324
1e-400                   #=> 0.0
1e999                    #=> inf
