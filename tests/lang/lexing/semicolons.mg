# ; ends a statement, also after the last one of a line.
a = 2.0; b = -3.0; c = a*b; c   #=> Value(data=-6.0, grad=0.0)
a.data;                         #=> 2.0
if 1 { print 1; print 2; }
#=> 1
#=> 2
;; let k = 5 ;; k               #=> 5
