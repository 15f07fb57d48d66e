# The first row decides which columns are text. A column of both kinds is an error.
write_lines("f.csv", ["a,1", "b,2", "3,4"])
read_csv("f.csv", text=true)      #!> f.csv:3:1: field 1 is '3', a number, but in the first row it is text
read_csv("f.csv", classes=true)   #!> f.csv:3:1: field 1 is '3', a number, but in the first row it is text
write_lines("f.csv", ["a,1", "b,?"])
read_csv("f.csv", text=true)      #!> f.csv:2:3: field 2 is '?', but in the first row it is a number
write_lines("f.csv", ["a,1", "b,"])
read_csv("f.csv", classes=true)   #!> f.csv:2:3: field 2 is empty, but in the first row it is a number
write_lines("f.csv", ["5.1,,1", "4.9,3.0,0"])
read_csv("f.csv", text=true)      #!> f.csv:2:5: field 2 is '3.0', a number, but in the first row it is text
# A missing word is no class.
write_lines("f.csv", ["a,1", ",2"])
read_csv("f.csv", classes=true)   #!> f.csv:2:1: field 1 is empty
# Nothing tells whether the first line is a header.
write_lines("f.csv", ["a,b", "c,d"])
read_csv("f.csv", text=true)      #!> f.csv has columns of text only, so its first line may be a header
read_csv("f.csv", classes=true)   #!> f.csv has columns of text only, so its first line may be a header
write_lines("f.csv", ["?"])
read_csv("f.csv", text=true)      #!> f.csv has columns of text only, so its first line may be a header
write_lines("f.csv", ["a,b,c", "x,1,2", "y,3"])
read_csv("f.csv", text=true)      #!> f.csv:3:1: 2 fields, but the first line has 3
read_csv("../../data/latin1.csv", text=true)   #!> latin1.csv:2:3: field 2 is 'caf\xE9', which is not UTF-8
read_csv("f.csv", text=true, classes=true)     #!> 24: text=true keeps the words and classes=true numbers them: choose one
