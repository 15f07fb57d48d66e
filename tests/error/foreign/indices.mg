# An index with a comma, as in NumPy: of nested lists.
X = [[1, 2], [3, 4]]; y = [0, 1]; i = 0
X[0, 1]             #!> 4: an index is one number: write X[0][1]
X[:, 0]             #!> 4: write [row[0] for row in X]
X[i, :]             #!> 4: write X[i]
X[:, :]             #!> 4: write X
X[0:2, 1]           #!> 6: write [row[1] for row in X[0:2]]
X[:, 1:]            #!> 4: write [row[1:] for row in X]
X[1, 0:1]           #!> 4: write X[1][0:1]
X[0, 1, 2]          #!> 4: write X[i][j][k] for nested lists
X[:, 0] = 3         #!> 4: write [row[0] for row in X]
[row[0] for row in X]   #=> [1, 3]
