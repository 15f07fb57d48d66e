# A newline does not end a statement inside ( ) or [ ].
(1 +
 2)
#=> 3
xs = [
    1,
    2
]
len(
    xs
)
#=> 2
xs[
    1
]
#=> 2
