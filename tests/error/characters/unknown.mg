# Characters that are not part of the language.
x = 3 $ 4          #!> 7: '$'
x = 3 @ 4          #!> 7: '@'
?                  #!> 1: '?'
