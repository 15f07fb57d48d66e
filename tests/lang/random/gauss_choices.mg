# gauss and choices: the numbers of CPython 3.11. gauss computes two numbers at a time, and a seed drops
# the second one.
seed(0)
gauss(0, 1)                                                   #=> 0.9417154046806644
gauss(10, 0.5)                                                #=> 9.301710947649426
random.gauss()                                                #=> -0.6797144480784211
random.random()                                               #=> 0.5112747213686085
gauss(mu=1, sigma=2)                                          #=> 1.7410071349213196
gauss(0, 1)                                                   #=> -1.4471231264273656
choices([1, 2, 3], k=6)                                       #=> [1, 2, 2, 3, 2, 1]
choices(["a", "b", "c"], weights=[9, 1, 2.5], k=8)            #=> ['b', 'a', 'a', 'c', 'c', 'c', 'c', 'a']
random.choices([3, 4], [0, 1])                                #=> [4]
choices("abc", [1, 1, 1], k=4)                                #=> ['c', 'c', 'b', 'a']
seed(42)
gauss(0, 1)                                                   #=> -0.14409032957792836
gauss(10, 0.5)                                                #=> 9.91354819983424
random.gauss()                                                #=> -0.11131586156766246
random.random()                                               #=> 0.7364712141640124
gauss(mu=1, sigma=2)                                          #=> 2.403967450197726
gauss(0, 1)                                                   #=> -0.938051221433234
choices([1, 2, 3], k=6)                                       #=> [1, 2, 1, 1, 2, 1]
choices(["a", "b", "c"], weights=[9, 1, 2.5], k=8)            #=> ['a', 'a', 'a', 'a', 'a', 'c', 'a', 'c']
random.choices([3, 4], [0, 1])                                #=> [4]
choices("abc", [1, 1, 1], k=4)                                #=> ['b', 'a', 'c', 'b']
seed(1337)
gauss(0, 1)                                                   #=> -0.9117532932976627
gauss(10, 0.5)                                                #=> 9.583858299824513
random.gauss()                                                #=> -0.8833109857747158
random.random()                                               #=> 0.16568728368878083
gauss(mu=1, sigma=2)                                          #=> 2.9824361786675633
gauss(0, 1)                                                   #=> 0.4432280856168413
choices([1, 2, 3], k=6)                                       #=> [3, 3, 1, 3, 1, 2]
choices(["a", "b", "c"], weights=[9, 1, 2.5], k=8)            #=> ['c', 'a', 'c', 'a', 'a', 'a', 'a', 'a']
random.choices([3, 4], [0, 1])                                #=> [4]
choices("abc", [1, 1, 1], k=4)                                #=> ['c', 'b', 'c', 'b']
seed(7)
gauss(0, 1)                                                   #=> -0.2558802884476004
seed(7)
gauss(0, 1)                                                   #=> -0.2558802884476004
