# An unmatched closing bracket.
)                  #!> 1: ')'
1 + 1 )            #!> 7: ')'
]                  #!> 1: ']'
}                  #!> 1: '}'
