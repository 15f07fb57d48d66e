# Where a whole number is needed, a Value or a float without a fraction is one.
n = 3
xs = [10, 20, 30, 40]
[0]*n               #=> [0, 0, 0]
n*[0]               #=> [0, 0, 0]
[0]*2.0             #=> [0, 0]
"ab"*n              #=> 'ababab'
2.0*"ab"            #=> 'abab'
[0]*-n              #=> []
xs[n]               #=> 40
xs[n // 2]          #=> 20
xs[n % 2]           #=> 20
xs[-1.0]            #=> 40
xs[1.0:n]           #=> [20, 30]
xs[:n - 1]          #=> [10, 20]
"abcd"[n]           #=> 'd'
"abcd"[n // 2:]     #=> 'bcd'
xs[n] = 0
xs[0.0] += 1
xs                  #=> [11, 20, 30, 0]
list(range(n))      #=> [0, 1, 2]
list(range(2.0, n + 1))             #=> [2, 3]
for i, c in enumerate("ab", n) { print i, c }
#=> 3 a
#=> 4 b
enumerate("a", 2.0)                 #=> [[2, 'a']]
xs.insert(1.0, n); xs.pop(n - 2)    #=> Value(data=3.0, grad=0.0)
xs.pop(2.0)                         #=> 30
round(2.71828, n)                   #=> 2.718
linspace(0, 1, n)                   #=> [0.0, 0.5, 1.0]
len(randn(n, 2.0))                  #=> 3
len(sample([1, 2, 3, 4], n))        #=> 3
len(make_moons(n + 1)[0])           #=> 4
seed(n); x = random(); seed(3.0); random() == x     #=> 1
