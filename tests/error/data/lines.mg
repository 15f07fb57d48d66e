# Lines are strings without line breaks. A file that cannot be written keeps its old lines.
write_lines("f.txt", ["old"])
write_lines("f.txt", ["a", 3])        #!> 22: write_lines needs strings, but element 1 is a number
write_lines("f.txt", ["a\n"])         #!> 22: element 0 contains a line break
write_lines("f.txt", "abc")           #!> 22: list
write_lines("no/such/f.txt", [])      #!> 13: cannot write 'no/such/f.txt'
read_lines("f.txt")                   #=> ['old']
read_lines("none.txt")                #!> 12: cannot read 'none.txt': no such file
read_lines("../../data/latin1.csv")   #!> 12: '../../data/latin1.csv' line 2 is not UTF-8
