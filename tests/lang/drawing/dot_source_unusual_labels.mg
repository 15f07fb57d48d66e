# Braces, bars and quotes of a label are escaped, so that they are shown as typed.
a = Value(1.0, label="x|y")
"x\\|y" in dot(a)     #=> 1
b = Value(1.0, label="\{z\}")
"\\\{z\\\}" in dot(b) #=> 1
c = Value(1.0, label="größe")
"größe" in dot(c)     #=> 1
