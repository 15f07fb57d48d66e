# random is a function and a namespace; np.random has NumPy's names.
let r = random
random.seed(0)
random()         #=> 0.8444218515250481
random.random()  #=> 0.7579544029403025
random.randint(1, 6) in [1, 2, 3, 4, 5, 6]  #=> 1
random.choice([3])      #=> 3
random.sample([3], 1)   #=> [3]
np.random.seed(0)
np.random.randn()       #=> 1.764052345967664
np.random.permutation(1)  #=> [0]
r.seed(0)
r()                      #=> 0.8444218515250481
xs = [random() for i in range(3)]
len(xs)  #=> 3
# a program may have a variable of that name
random = 3
random.data  #=> 3.0
