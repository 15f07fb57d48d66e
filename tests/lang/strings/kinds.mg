# Each kind of data as text, as a condition and with a format.
def f(x) = x
module M(x) { y = x }
str(f)             #=> '<function f(x)>'
str(M)             #=> '<module M(x)>'
str(math)          #=> '<namespace math>'
["a\tb"]           #=> ['a\tb']
"[{nil:5}]"        #=> '[nil  ]'
1 if f else 2      #=> 1
1 if M else 2      #=> 1
1 if M(1) else 2   #=> 1
1 if math else 2   #=> 1
