# Braces, bars and quotes in a label are escaped and shown as typed.
a = Value(1.0, label="x|y")
"x\\|y" in dot(a)     #=> 1
b = Value(1.0, label="\{z\}")
"\\\{z\\\}" in dot(b) #=> 1
c = Value(1.0, label="größe")
"größe" in dot(c)     #=> 1
