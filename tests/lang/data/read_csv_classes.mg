# classes=true counts the words of a column in alphabetical order, and returns the words, too.
rows, names = read_csv("../../../scripts/examples/data/iris.data", classes=true)
names              #=> ['Iris-setosa', 'Iris-versicolor', 'Iris-virginica']
rows[0]            #=> [5.1, 3.5, 1.4, 0.2, 0]
rows[149]          #=> [5.9, 3.0, 5.1, 1.8, 2]
len(rows)          #=> 150
[len([row for row in rows if row[4] == k]) for k in range(3)]    #=> [50, 50, 50]
# The order of the names does not depend on the order of the rows.
write_lines("f.csv", ["answer,x", "yes,1", "no,2", "maybe,3", "no,4"])
rows, names = read_csv("f.csv", classes=true)
rows               #=> [[2, 1.0], [1, 2.0], [0, 3.0], [1, 4.0]]
names              #=> ['maybe', 'no', 'yes']
names[rows[0][0]]  #=> 'yes'
# Several columns of words: a list of words for each. None: an empty list.
write_lines("f.csv", ["b,1,x", "a,2,x"])
read_csv("f.csv", classes=true)    #=> [[[1, 1.0, 0], [0, 2.0, 0]], [['a', 'b'], ['x']]]
read_csv("../../data/column.csv", classes=true)    #=> [[[7.0], [8.0], [9.0]], []]
