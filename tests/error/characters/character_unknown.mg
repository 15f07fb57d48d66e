# Characters that mean nothing.
x = 3 $ 4          #!> 7: '$'
x = 3 @ 4          #!> 7: '@'
?                  #!> 1: '?'
