#!/usr/bin/env mgrad
# A comment extends from # to the end of the line, except inside a string.
1 + 1   # two
# 1 + 2
print "a # b"   #=> a # b
len("#")        #=> 1
