# A number has one point.
1.2.3              #!> 4: expected the end of the statement or an operator, found '.3'
