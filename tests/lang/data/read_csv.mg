# read_csv returns the rows as lists of floats; a first line that contains words is skipped.
read_csv("../../data/points.csv")                  #=> [[1.5, -2.0, 1.0], [0.3, 4.0, 0.0]]
X = [row[0:2] for row in read_csv("../../data/points.csv")]
y = [int(row[2]) for row in read_csv("../../data/points.csv")]
X                                               #=> [[1.5, -2.0], [0.3, 4.0]]
y                                               #=> [1, 0]
