#!/usr/bin/env mgrad
# A comment runs from a number sign to the line's end, but not inside a string.
1 + 1   # two
# 1 + 2
print "a # b"   #=> a # b
len("#")        #=> 1
