# Strings are indexed and sliced as in Python.
let s = "hello"
print s[0], s[-1]     #=> h o
print s[1:3]          #=> el
print s[:2] + s[2:]   #=> hello
print s[-3:]          #=> llo
print s[2:100]        #=> llo
len(s[3:1])           #=> 0
