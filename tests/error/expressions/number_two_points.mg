# A number has one point.
1.2.3              #!> 4: '.3'
