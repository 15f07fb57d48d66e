# Without a type a precision counts significant digits; floats stay floats.
print "{3.14159:.3}"     #=> 3.14
print "{1234.5678:.3}"   #=> 1.23e+03
print "{3.0:.3}"         #=> 3.0
print "{3.0:}"           #=> 3.0
print "{3:}"             #=> 3
