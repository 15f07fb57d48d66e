# from and as are no reserved words.
from = 3
as = 2
def f(from, as=1) = from - as
f(from, as=as)                  #=> Value(data=1.0, grad=0.0)
import math as from
from.sqrt(4)                    #=> 2.0
