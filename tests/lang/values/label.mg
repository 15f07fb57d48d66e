# .label is a string that can be assigned.
a = 2.0
b = a*a
b.label = "square"
b.label       #=> 'square'
b.label += "!"
b.label       #=> 'square!'
a.label       #=> 'a'
