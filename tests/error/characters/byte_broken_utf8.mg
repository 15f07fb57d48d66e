# Bytes that are not UTF-8, outside and inside a string.
x = 3 ÿ 4   #!> 7: this byte is not valid UTF-8 text
print "aÃ("   #!> 9: this byte is not valid UTF-8 text
