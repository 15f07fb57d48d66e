# Functions call themselves and each other.
def fact(n) = 1 if n == 0 else n*fact(n - 1)
def even(n) = 1 if n == 0 else odd(n - 1)
def odd(n) = 0 if n == 0 else even(n - 1)
fact(5)       #=> 120
fact(20)      #=> 2432902008176640000
fact(21)      #=> 5.109094217170944e+19
even(10)      #=> 1
odd(10)       #=> 0
