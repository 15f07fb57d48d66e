# shuffled and permutation return new lists; shuffle changes the list itself.
seed(4)
xs = [1, 2, 3, 4, 5, 6]
shuffled(xs)  #=> [4, 6, 5, 1, 3, 2]
xs  #=> [1, 2, 3, 4, 5, 6]
seed(4)
ys = xs
random.shuffle(xs)
ys  #=> [4, 6, 5, 1, 3, 2]
xs = [1, 2, 3, 4, 5, 6]
permutation(xs)  #=> [5, 6, 4, 1, 2, 3]
xs  #=> [1, 2, 3, 4, 5, 6]
np.random.seed(4)
np.random.shuffle(xs)
xs  #=> [5, 6, 4, 1, 2, 3]
shuffled([])  #=> []
permutation(0)  #=> []
permutation([])  #=> []
