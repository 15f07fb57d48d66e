# Value(data, label="") makes a leaf.
Value(2.0)                  #=> Value(data=2.0, grad=0.0)
Value(data=5.0)             #=> Value(data=5.0, grad=0.0)
Value(2)                    #=> Value(data=2.0, grad=0.0)
Value(2.0, label="a").label #=> 'a'
Value(2.0, "a").label       #=> 'a'
Value(2.0).label            #=> ''
