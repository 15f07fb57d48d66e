# Inside brackets, a chain of methods may extend over several lines.
x = (0.5
     .tanh()    # with comments
     .relu())
x                           #=> 0.46211715726000974
[3, 1,
 2].sorted(
    reverse=true)           #=> [3, 2, 1]
("a,b"
    .split(",")
    [1])                    #=> 'b'
