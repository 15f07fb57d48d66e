# Bytes that are not UTF-8, outside and inside a string.
x = 3 ÿ 4   #!> 7: UTF-8
print "aÃ("   #!> UTF-8
