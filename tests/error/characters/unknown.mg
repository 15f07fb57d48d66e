# Characters that are not part of the language.
x = 3 $ 4          #!> 7: unexpected character '$'
x = 3 @ 4          #!> 7: '@' is not in the language: write dot(a, b) for the dot product
?                  #!> 1: unexpected character '?'
