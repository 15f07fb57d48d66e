# A plain operand becomes a constant leaf with an empty label.
let k = 3
a = 2.0
c = a + k
c.prev[1].data    #=> 3.0
c.prev[1].label   #=> ''
c.prev[1].op      #=> ''
