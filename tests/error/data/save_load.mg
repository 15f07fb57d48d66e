# What cannot be saved is named, and files that save has not written are refused.
def f(x) = x
let d = {"act": [1, f]}
save d > x.txt                  #!> 6: save cannot write d['act'][1], which is a function
save f > x.txt                  #!> 6: save cannot write f, which is a function
save [[0], [sin]] > x.txt       #!> 6: save cannot write [[0], [sin]][1][0], which is a function
module M() { w = 1.0 }
save [M()] > x.txt              #!> 6: save cannot write [M()][0], which is an instance of a module
load("x.txt")                   #!> 6: cannot read 'x.txt'
a = 1.0
save [1] > one.txt
load a, "one.txt"               #!> 9: 'one.txt' does not fit: it has a list without Values
save a > a.txt
load [], "a.txt"                #!> 10: 'a.txt' does not fit: it has a Value
load 3, "a.txt"                 #!> 6: load cannot change a number
load 3                          #!> 6: load needs the name of a file
b = load(a, "a.txt")            #!> 5: the command 'load' has no result
a                               #=> Value(data=1.0, grad=0.0)
write_lines("f.txt", ["# other", "1"])
load("f.txt")                   #!> 6: 'f.txt' is not a weights file, nor other data that save writes
write_lines("f.txt", ["# mgrad data", ""])
load("f.txt")                   #!> 6: 'f.txt' line 2: '' is no data that save writes
write_lines("f.txt", ["# mgrad data", "list"])
load("f.txt")                   #!> 6: 'f.txt' line 2: 'list' is no data that save writes
write_lines("f.txt", ["# mgrad data", "list x"])
load("f.txt")                   #!> 6: 'f.txt' line 2: 'x' is no data that save writes
write_lines("f.txt", ["# mgrad data", "list -1"])
load("f.txt")                   #!> 6: 'f.txt' line 2: '-1' is no data that save writes
write_lines("f.txt", ["# mgrad data", "same 1"])
load("f.txt")                   #!> 6: 'f.txt' line 2: '1' is no data that save writes
write_lines("f.txt", ["# mgrad data", "Value"])
load("f.txt")                   #!> 6: 'f.txt' line 2: 'Value' is no data that save writes
write_lines("f.txt", ["# mgrad data", "Value 1.0 a"])
load("f.txt")                   #!> 6: 'f.txt' line 2: 'a' is no data that save writes
write_lines("f.txt", ["# mgrad data", "\"a"])
load("f.txt")                   #!> 6: 'f.txt' line 2: '"a' is no data that save writes
write_lines("f.txt", ["# mgrad data", "\"\\x\""])
load("f.txt")                   #!> 6: 'f.txt' line 2: '"\x"' is no data that save writes
write_lines("f.txt", ["# mgrad data", "1_0"])
load("f.txt")                   #!> 6: 'f.txt' line 2: '1_0' is no data that save writes
write_lines("f.txt", ["# mgrad data", "-"])
load("f.txt")                   #!> 6: 'f.txt' line 2: '-' is no data that save writes
write_lines("f.txt", ["# mgrad data", "nill"])
load("f.txt")                   #!> 6: 'f.txt' line 2: 'nill' is no data that save writes
write_lines("f.txt", ["# mgrad data", "list 2", "1"])
load("f.txt")                   #!> 6: 'f.txt' line 4: the file ends too early
write_lines("f.txt", ["# mgrad data", "1", "2"])
load("f.txt")                   #!> 6: 'f.txt' line 3: there is more than one value
write_lines("f.txt", ["# mgrad data", "dictionary 1", "nil", "2"])
load("f.txt")                   #!> 6: 'f.txt' line 3: a key is a string or a number
write_lines("f.txt", ["# mgrad data", "list 1", "pi"])
load("f.txt")                   #!> 6: 'f.txt' line 3: 'pi' is no data that save writes
write_lines("f.txt", ["# mgrad data", "list 1000000000000", "1"])
load("f.txt")                   #!> 6: 'f.txt' line 4: the file ends too early
