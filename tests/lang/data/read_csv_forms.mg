# Quotes, blanks, empty lines, the line ends of all systems, and other separators.
read_csv("../../data/quoted.csv")                  #=> [[1.5, 2.0], [-300.0, 4.0], [inf, nan]]
read_csv("../../data/semicolons.csv", sep=";")     #=> [[1.0, 2.0], [3.0, 4.0]]
read_csv("../../data/column.csv")                  #=> [[7.0], [8.0], [9.0]]
# header=true skips a first line of numbers; header=false never skips a line
read_csv("../../data/column.csv", header=true)     #=> [[8.0], [9.0]]
read_csv("../../data/column.csv", header=false)    #=> [[7.0], [8.0], [9.0]]
len(read_csv(file="../../data/points.csv", header=true))   #=> 2
