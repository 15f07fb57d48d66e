# A first line that is neither numbers nor names is an error, not a header.
write_lines("f.csv", ["1,,3", "4,5,6"])
read_csv("f.csv")                      #!> 10: f.csv:1:3: field 2 is empty
write_lines("f.csv", ["5.1,,1", "4.9,3.0,0"])
read_csv("f.csv")                      #!> f.csv:1:5: field 2 is empty
write_lines("f.csv", ["1.0,2.O", "3,4"])
read_csv("f.csv")                      #!> f.csv:1:5: field 2 is '2.O', not a number
write_lines("f.csv", ["?,x", "3,4"])
read_csv("f.csv")                      #!> f.csv:1:1: field 1 is '?', not a number
write_lines("f.csv", ["a,$5", "3,4"])
read_csv("f.csv")                      #!> f.csv:1:1: field 1 is 'a', not a number
write_lines("f.csv", ["NaN,x", "3,4"])
read_csv("f.csv")                      #!> f.csv:1:5: field 2 is 'x', not a number
write_lines("f.csv", ["a,,b", "3,4,5"])
read_csv("f.csv")                      #!> f.csv:1:1: field 1 is 'a', not a number
write_lines("f.csv", ["a,2019", "3,4"])
read_csv("f.csv")                      #!> f.csv:1:1: field 1 is 'a', not a number
write_lines("f.csv", ["a,b", "3,4", "5,"])
read_csv("f.csv")                      #!> f.csv:3:3: field 2 is empty
read_csv("f.csv", header=false)        #!> f.csv:1:1: field 1 is 'a', not a number
