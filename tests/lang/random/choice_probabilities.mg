# np.random.choice with probabilities: the numbers of NumPy 1.24.
np.random.seed(0)
np.random.choice(3, p=[0.5, 0.25, 0.25])                              #=> 1
np.random.choice([10, 20, 30], 6, p=[0.1, 0.2, 0.7])                  #=> [30, 30, 30, 30, 30, 30]
np.random.choice(27, p=[1/27]*27)                                     #=> 24
np.random.choice(["a", "b"], size=4, p=[0.9, 0.1])                    #=> ['b', 'a', 'a', 'a']
np.random.choice(4, [2, 3], p=[0.1, 0.2, 0.3, 0.4])                   #=> [[2, 3, 0], [0, 0, 3]]
np.random.choice(5, 3, False, [0.1, 0.0, 0.3, 0.4, 0.2])              #=> [3, 4, 2]
np.random.choice([5, 6, 7, 8, 9, 10], 6, replace=False, p=[0.02, 0.9, 0.02, 0.02, 0.02, 0.02])#=> [6, 8, 9, 7, 10, 5]
np.random.choice(3, replace=False, p=[0.2, 0.3, 0.5])                 #=> 2
np.random.choice(4, 4, False, [0.25, 0.25, 0.25, 0.25])               #=> [0, 2, 3, 1]
np.random.rand()                                                      #=> 0.43703195379934145
np.random.seed(1337)
np.random.choice(3, p=[0.5, 0.25, 0.25])                              #=> 0
np.random.choice([10, 20, 30], 6, p=[0.1, 0.2, 0.7])                  #=> [20, 20, 30, 30, 30, 20]
np.random.choice(27, p=[1/27]*27)                                     #=> 26
np.random.choice(["a", "b"], size=4, p=[0.9, 0.1])                    #=> ['a', 'a', 'a', 'a']
np.random.choice(4, [2, 3], p=[0.1, 0.2, 0.3, 0.4])                   #=> [[1, 3, 2], [3, 3, 2]]
np.random.choice(5, 3, False, [0.1, 0.0, 0.3, 0.4, 0.2])              #=> [3, 2, 4]
np.random.choice([5, 6, 7, 8, 9, 10], 6, replace=False, p=[0.02, 0.9, 0.02, 0.02, 0.02, 0.02])#=> [6, 5, 10, 8, 7, 9]
np.random.choice(3, replace=False, p=[0.2, 0.3, 0.5])                 #=> 2
np.random.choice(4, 4, False, [0.25, 0.25, 0.25, 0.25])               #=> [0, 1, 2, 3]
np.random.rand()                                                      #=> 0.3692290622594858
