# write_lines writes strings as lines, and read_lines returns them.
write_lines("f.txt", ["first", "", "größe\t{{1}"])
read_lines("f.txt")        #=> ['first', '', 'größe\t{1}']
write_lines(file="f.txt", lines=[str(x) for x in [1, 2.5]])
[float(line) for line in read_lines("f.txt")]   #=> [1.0, 2.5]
write_lines("f.txt", [])
read_lines("f.txt")        #=> []
# The line ends of all systems, a byte order mark, no line end at the end of the file.
read_lines("../../data/lines.txt")     #=> ['one', 'two', '', 'four', '', 'six']
# Only these characters end a line.
read_lines("../../data/header.csv")    #=> ['x,y', '']
# The names are free for variables.
read_lines = 3
