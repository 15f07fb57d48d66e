# Recursion builds graphs.
def power(x, n) = x if n == 1 else x*power(x, n - 1)
a = 2.0
y = power(a, 5)
backward y
print y.data, a.grad   #=> 32.0 80.0
