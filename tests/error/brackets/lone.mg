# An unmatched closing bracket.
)                  #!> 1: ')' closes no open bracket
1 + 1 )            #!> 7: ')' closes no open bracket
]                  #!> 1: ']' closes no open bracket
}                  #!> 1: '}' closes no open bracket
