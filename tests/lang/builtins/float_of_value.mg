# float and int of a Value return a plain number.
a = 2.5
float(a)    #=> 2.5
int(a)      #=> 2
a.data      #=> 2.5
